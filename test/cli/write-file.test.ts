import { execFile, spawn } from "node:child_process";
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { assertWritable, writeFileAtomically, writeFilesAtomically } from "../../src/cli/write-file.ts";
import { folderWith, messageOf } from "../workload/folder.ts";

it("writes a new file and replaces an old one, keeping its mode and leaving nothing beside it", async () => {
  const directory = await folderWith({ "old.txt": "old" });
  await chmod(path.join(directory, "old.txt"), 0o600);
  await writeFileAtomically(path.join(directory, "old.txt"), "new ☃");
  await writeFileAtomically(path.join(directory, "fresh.txt"), "fresh");
  expect(await readFile(path.join(directory, "old.txt"), "utf8")).toBe("new ☃");
  expect((await stat(path.join(directory, "old.txt"))).mode & 0o777).toBe(0o600);
  expect((await readdir(directory)).sort()).toEqual(["fresh.txt", "old.txt"]);
});

it("writes through a link, also to what is not there yet, and keeps the link", async () => {
  const directory = await folderWith({ "a/target.txt": "old" });
  await symlink("a/target.txt", path.join(directory, "link"));
  await symlink("a/later.txt", path.join(directory, "dangling"));
  await writeFileAtomically(path.join(directory, "link"), "new");
  await writeFileAtomically(path.join(directory, "dangling"), "later");
  expect((await lstat(path.join(directory, "link"))).isSymbolicLink()).toBe(true);
  expect(await readFile(path.join(directory, "a/target.txt"), "utf8")).toBe("new");
  expect(await readFile(path.join(directory, "a/later.txt"), "utf8")).toBe("later");
  expect((await readdir(path.join(directory, "a"))).sort()).toEqual(["later.txt", "target.txt"]);
});

it("says why a path cannot be written, and leaves nothing behind", async () => {
  const directory = await folderWith({ "file.txt": "old" });
  await mkdir(path.join(directory, "folder"));
  await symlink("loop", path.join(directory, "loop"));
  const reason = async (name: string) =>
    (await messageOf(writeFileAtomically(path.join(directory, name), "x"))).replace(`${directory}/`, "");
  expect(await reason("none/x.txt")).toBe('cannot write "none/x.txt": its folder does not exist');
  expect(await reason("file.txt/x.txt")).toBe(
    'cannot write "file.txt/x.txt": a part of its path is a file, not a folder',
  );
  expect(await reason("folder")).toBe('cannot write "folder": it is a folder');
  expect(await reason("loop")).toBe('cannot write "loop": its symbolic links go in a circle');
  await expect(writeFileAtomically(path.join(directory, "none/x"), "x")).rejects.toMatchObject({ exitCode: 2 });
  expect((await readdir(directory)).sort()).toEqual(["file.txt", "folder", "loop"]);
  expect(await readFile(path.join(directory, "file.txt"), "utf8")).toBe("old");
});

it.skipIf(process.platform === "win32")("writes into a pipe", async () => {
  const directory = await folderWith({});
  const pipe = path.join(directory, "pipe");
  const run = promisify(execFile);
  await run("mkfifo", [pipe]);
  const reader = run("cat", [pipe]);
  await writeFileAtomically(pipe, "through");
  expect((await reader).stdout).toBe("through");
});

it("writes several files all or none", async () => {
  const directory = await folderWith({ "old.txt": "old" });
  const file = (name: string, text: string | Iterable<string>) => ({ path: path.join(directory, name), text });
  function* breaks(): Generator<string> {
    yield "half";
    throw new Error("broken in the middle");
  }
  const broken = [file("old.txt", "new"), file("fresh.txt", "fresh"), file("third.txt", breaks())];
  expect(await messageOf(writeFilesAtomically(broken))).toBe("broken in the middle");
  const homeless = [file("old.txt", "new"), file("none/x.txt", "x")];
  expect(await messageOf(writeFilesAtomically(homeless))).toContain("its folder does not exist");
  expect(await readdir(directory)).toEqual(["old.txt"]);
  expect(await readFile(path.join(directory, "old.txt"), "utf8")).toBe("old");
  await writeFilesAtomically([file("old.txt", "new"), file("fresh.txt", "fresh")]);
  expect((await readdir(directory)).sort()).toEqual(["fresh.txt", "old.txt"]);
});

it("says beforehand that a path cannot be written, and writes nothing to find out", async () => {
  const directory = await folderWith({ "file.txt": "old" });
  await assertWritable(path.join(directory, "file.txt"));
  await assertWritable(path.join(directory, "fresh.txt"));
  expect(await messageOf(assertWritable(path.join(directory, "none/x.txt")))).toContain("its folder does not exist");
  expect(await messageOf(assertWritable(directory))).toContain("it is a folder");
  expect(await readdir(directory)).toEqual(["file.txt"]);
});

it.skipIf(process.platform === "win32")("follows a link to a pipe, and says when its reader goes away", async () => {
  const directory = await folderWith({});
  const run = promisify(execFile);
  await run("mkfifo", [path.join(directory, "pipe")]);
  await symlink("pipe", path.join(directory, "link"));
  const reader = run("cat", [path.join(directory, "pipe")]);
  await writeFileAtomically(path.join(directory, "link"), "through");
  expect((await reader).stdout).toBe("through");
  // More than a pipe holds, to a reader that takes one byte.
  const brief = spawn("head", ["-c", "1", path.join(directory, "pipe")]);
  const said = await messageOf(writeFileAtomically(path.join(directory, "pipe"), "x".repeat(4 << 20)));
  expect(said).toContain("what reads it has gone away");
  brief.kill();
  expect((await readdir(directory)).sort()).toEqual(["link", "pipe"]);
});
