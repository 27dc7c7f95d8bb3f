import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

describe("the command line", () => {
  it("answers --version and --help", () => {
    expect(plumbrule(["--version"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`plumbrule/${version}`),
    });
    const help = plumbrule(["--help"]);
    expect(help.code).toBe(0);
    for (const command of [
      "assess",
      "plan",
      "report",
      "explain",
      "compare",
      "delivery",
      "doctor",
      "init",
      "checks",
      "frameworks",
      "providers",
    ]) {
      expect(help.stdout).toContain(command);
    }
  });

  it.each([
    ["an unknown command", ["asess"]],
    ["an unknown flag", ["assess", "--fromat", "text"]],
    ["a flag without its value", ["assess", "--format"]],
    ["a format that does not exist", ["assess", "--format", "xml"]],
    ["a format of a gate alone", ["assess", "--format", "github"]],
    ["two documents for one stdout", ["assess", "--json", "--format", "text"]],
    ["a folder that does not exist", ["assess", "/nowhere/at/all"]],
    ["a file where a folder belongs", ["assess", "package.json"]],
    ["a framework that does not exist", ["assess", "--framework", "aws"]],
    ["a time without a zone", ["assess", "--as-of", "2026-01-31T12:00:00"]],
    ["a day that does not exist", ["assess", "--as-of", "2026-02-30T12:00:00Z"]],
    ["a window without a unit", ["assess", "--window", "28"]],
    ["a provider that does not exist", ["assess", "--provider", "datadog"]],
    ["a missing argument", ["report"]],
    ["one argument too many", ["providers", "list", "more"]],
    ["a check that does not exist", ["checks", "show", "single-replica-komponent"]],
    ["a framework to show that does not exist", ["frameworks", "show", "dorra"]],
    ["a pillar that does not exist", ["checks", "new", "x", "--pillar", "speed"]],
    ["an id that is none", ["checks", "new", "Not_An_Id", "--pillar", "reliability"]],
    ["kept evidence that is not there", ["assess", "--evidence", "/nowhere.json"]],
    ["kept evidence beside what contradicts it", ["assess", "--evidence", "e.json", "--window", "7d"]],
    ["an empty flag", ["assess", "--framework", ","]],
    ["an empty path", ["assess", "--evidence", ""]],
    ["an empty folder name", ["assess", ""]],
    ["a timeout that is none", ["assess", "--timeout", "30"]],
    ["a timeout of nothing", ["doctor", "--timeout", "0s"]],
    ["a timeout longer than a day", ["slos", "status", "--timeout", "25h"]],
    ["a timeout where nothing is sent", ["plan", "--timeout", "30s"]],
    ["a window longer than any telemetry", ["assess", "--window", "999999w"]],
    ["an end before there were computers", ["assess", "--as-of", "0000-01-01T00:00:00Z"]],
    ["evidence kept on stdout", ["assess", "--save-evidence", "-"]],
    ["one file for two documents", ["assess", "--save-evidence", "x.json", "--format", "markdown:./x.json"]],
    ["a report in a folder that is not there", ["assess", "--format", "html:/nowhere/report.html"]],
    ["evidence in a folder that is not there", ["assess", "--save-evidence", "/nowhere/evidence.json"]],
    ["an assessment that is not one", ["report", "package.json"]],
    ["a flag that another command has", ["checks", "list", "--window", "7d"]],
    [
      "a flag beside a kept assessment that it cannot change",
      ["explain", "dora", "package.json", "--framework", "dora"],
    ],
    ["rules that are not there", ["checks", "list", "--rules", "/nowhere"]],
  ])("%s exits 2, says why on stderr, and in a document with --json", (_, args) => {
    const plain = plumbrule(args);
    expect(plain.code, plain.stderr).toBe(2);
    if (!args.includes("--json")) {
      expect(plain.stdout).toBe("");
      expect(plain.stderr).toMatch(/^Error: ./m);
    }
    expect(plain.stderr).not.toMatch(/\n {4}at /);
    const json = plumbrule([...args, "--json"]);
    expect(json.code).toBe(2);
    const document = JSON.parse(json.stdout) as { error: { code: string; message: string; suggestions: string[] } };
    expect(Object.keys(document)).toEqual(["error"]);
    expect(document.error.code).toMatch(/^PLUMBRULE_E_/);
    expect(document.error.message.length).toBeGreaterThan(5);
    expect(json.stdout.length).toBeLessThan(4_000);
  });

  it("a repeatable flag takes one value, so that the folder or file may follow it", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "a.json");
    expect(plumbrule(["assess", "--framework", "dora", "--format", `json:${kept}`, folder]).code).toBe(0);
    const rules = join(folder, "rules");
    expect(plumbrule(["checks", "new", "busy-service", "--pillar", "reliability", "--rules", rules]).code).toBe(0);
    for (const [command, ...flags] of [
      ["assess", "--provider", "repository"],
      ["plan", "--framework", "dora,iso-25010-2023"],
      ["doctor", "--provider", "repository"],
      ["delivery", "--rules", rules],
    ] as [string, ...string[]][]) {
      for (const args of [
        [command, ...flags, folder],
        [command, folder, ...flags],
      ]) {
        const { code, stderr } = plumbrule([...args, "--json"]);
        expect(code, `${args.join(" ")}: ${stderr}`).toBe(0);
      }
    }
    for (const args of [
      ["report", "--format", "markdown", kept],
      ["report", kept, "--format", "markdown"],
      ["checks", "show", "--rules", rules, "busy-service"],
      ["checks", "test", "--rules", rules, "busy-service"],
      ["frameworks", "show", "--rules", rules, "dora"],
    ]) {
      const { code, stderr } = plumbrule(args);
      expect(code, `${args.join(" ")}: ${stderr}`).toBe(0);
    }
    const listed = plumbrule([
      "assess",
      "--framework",
      "dora,iso-25010-2023",
      folder,
      "--framework",
      "aws-well-architected",
      "--json",
    ]);
    expect((JSON.parse(listed.stdout) as { frameworks: { id: string }[] }).frameworks.map(({ id }) => id)).toEqual([
      "dora",
      "iso-25010-2023",
      "aws-well-architected",
    ]);
  });

  it("arguments are never taken from stdin", () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "bin/run.js"), "explain"], {
      input: "reliability\n",
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stdout).toBe("");
  });

  it("a wrong framework or source is said before anything is looked at", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "evidence.json"), "not evidence");
    const kept = plumbrule(["assess", "--evidence", join(folder, "evidence.json"), "--framework", "doraa"]);
    expect(kept.stderr).toContain("did you mean dora?");
    expect(plumbrule(["assess", folder, "--provider", "recoded"]).stderr).toContain("did you mean recorded?");
    writeFileSync(join(folder, "plumbrule.yaml"), "kind: nonsense");
    expect(plumbrule(["assess", folder, "--framework", "doraa"]).stderr).toContain("did you mean dora?");
  });

  it("an error does not repeat a document that was typed", () => {
    const long = "a".repeat(100_000);
    for (const args of [
      ["explain", long, "package.json"],
      ["checks", "show", long],
      ["assess", `--${long}`],
      ["assess", "--as-of", long],
      ["assess", "--format", long],
      ["providers", "list", long],
      [long],
    ]) {
      const { code, stderr } = plumbrule(args);
      expect(code, args[0]).toBe(2);
      expect(stderr.length, args[0]).toBeLessThan(3_000);
      expect(stderr).not.toMatch(/occurred|Nonexistent/);
    }
  });

  it("suggests what was meant", () => {
    expect(plumbrule(["assess", "--fromat", "text", "x"]).stderr).toMatch(
      /^Error: there is no flag --fromat here\n {2}Try: did you mean --format\?\n/,
    );
    expect(plumbrule(["checks", "new", "x"]).stderr).toMatch(/^Error: Missing required flag pillar\n/);
    expect(plumbrule(["explain"]).stderr).toMatch(/^Error: Missing 1 required arg: id {2}a framework.* decision\n/);
    expect(plumbrule(["help", "asses"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("plumbrule assess?"),
    });
    expect(plumbrule(["checks", "show", "single-replica-komponent"]).stderr).toContain("single-replica-component");
    expect(plumbrule(["frameworks", "show", "dorra"]).stderr).toContain("dora");
    expect(plumbrule(["checks", "shw", "x"]).stderr).toContain("plumbrule checks show");
    expect(plumbrule(["help", "assess"])).toMatchObject({ code: 0, stdout: expect.stringContaining("USAGE") });
  });

  it("lists signals and types of components, and says where when a slip is near none", () => {
    const signals = plumbrule(["providers", "list", "--signals", "--json"]);
    const ids = (JSON.parse(signals.stdout) as { id: string; title: string }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["latency.p99", "git.present"]));
    expect(plumbrule(["providers", "list", "--signals"]).stdout).toMatch(
      /^latency\.p99 +series +s +component +observed +99th/m,
    );
    const types = plumbrule(["providers", "list", "--types"]).stdout;
    expect(types).toMatch(/^worker +worker$/m);
    expect(types).toMatch(/^aws\.rds +database$/m);
    expect(plumbrule(["providers", "list", "--types", "--signals"]).code).toBe(2);
    expect(plumbrule(["checks", "show", "latency.p99"]).stderr).toContain("providers list --signals");
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: x }\ncomponents: [{ id: a, type: mainframe }]\n",
    );
    expect(plumbrule(["plan", folder]).stderr).toContain("providers list --types");
    const rules = join(folder, "rules");
    expect(plumbrule(["checks", "new", "busy", "--pillar", "reliability", "--rules", rules]).code).toBe(0);
    const path = join(rules, "checks/reliability/busy.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace(/signal: [\w.-]+/, "signal: phlogiston-content"));
    expect(plumbrule(["checks", "test", "--rules", rules]).stderr).toContain("providers list --signals");
  });

  it("says the code and the place of an error when more is wanted, and nothing of a terminal's own language", () => {
    const id = "no\u001b[31mthing";
    for (const [args, env] of [
      [["--verbose"], {}],
      [["-v"], {}],
      [["-qv"], {}],
      [[], { PLUMBRULE_VERBOSE: "true" }],
    ] as [string[], { [name: string]: string }][]) {
      const { code, stderr } = plumbrule(["checks", "show", id, ...args], { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(/Code: PLUMBRULE_E_USAGE\n {4}at /);
      expect(stderr).not.toContain("\u001b");
    }
    expect(plumbrule(["checks", "show", id]).stderr).not.toContain("Code:");
  });

  it("every command has a summary, every flag a description and a group, every example parses", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "oclif.manifest.json"), "utf8")) as {
      commands: {
        [id: string]: {
          summary?: string;
          examples?: string[];
          flags: { [name: string]: { summary?: string; helpGroup?: string } };
        };
      };
    };
    const ids = Object.keys(manifest.commands);
    expect(ids.length).toBeGreaterThanOrEqual(14);
    for (const id of ids) {
      const command = manifest.commands[id];
      expect(command?.summary, id).toBeTruthy();
      expect(command?.examples?.length, id).toBeGreaterThan(0);
      for (const [name, flag] of Object.entries(command?.flags ?? {})) {
        expect(flag.summary, `${id} --${name}`).toBeTruthy();
        expect(flag.helpGroup, `${id} --${name}`).toBeTruthy();
      }
      for (const example of command?.examples ?? []) {
        const words = example.replace("<%= config.bin %> ", "").split(" ");
        expect(words.slice(0, id.split(":").length).join(":"), example).toBe(id);
        const known = new Set(Object.keys(command?.flags ?? {}).map((name) => `--${name}`));
        for (const word of words.filter((one) => one.startsWith("--"))) expect(known.has(word), example).toBe(true);
      }
    }
  });
});

describe("what happens on the way out", () => {
  const shell = (script: string) =>
    spawnSync("sh", ["-c", script], {
      encoding: "utf8",
      env: { ...process.env, NODE: process.execPath, BIN: join(ROOT, "bin/run.js") },
    });

  it("a full disk is said, a reader that closes early is no error", () => {
    for (const flags of ["", " --json"]) {
      const full = shell(`"$NODE" "$BIN" checks list${flags} > /dev/full; echo "exit $?"`);
      expect(full.stdout).toContain("exit 2");
      expect(full.stderr).toMatch(/^Error: the output cannot be written/);
      expect(full.stderr).not.toContain("    at ");
    }
    const piped = shell(`("$NODE" "$BIN" checks list; echo "exit $?" >&2) | head -1`);
    expect(piped.stderr).toBe("exit 0\n");
    const version = shell(`"$NODE" "$BIN" --version > /dev/full; echo "exit $?"`);
    expect(version).toMatchObject({ stdout: "exit 2\n", stderr: "" });
    expect(shell(`("$NODE" "$BIN" --version; echo "exit $?" >&2) | true`).stderr).toBe("exit 0\n");
  });

  it("a message that stderr cannot take does not change the exit code", () => {
    expect(shell(`"$NODE" "$BIN" assess /nowhere 2> /dev/full; echo "exit $?"`).stdout).toBe("exit 2\n");
    expect(shell(`"$NODE" "$BIN" assess /nowhere 2>&-; echo "exit $?"`).stdout).toBe("exit 2\n");
  });

  it("a home that is not there, or where nothing can be made, is no trouble", () => {
    const home = join(temporaryFolder(), "gone");
    for (const HOME of [home, "/proc", "/dev/null"]) {
      expect(plumbrule(["providers", "list"], { env: { HOME, XDG_CACHE_HOME: "" } }).code, HOME).toBe(0);
    }
    expect(existsSync(home)).toBe(false);
  });

  it("a report may go to a pipe by the name of stdout", () => {
    const folder = temporaryFolder();
    const piped = shell(`"$NODE" "$BIN" assess "${folder}" -q --format json:/dev/stdout --framework dora | cat`);
    expect(JSON.parse(piped.stdout)).toMatchObject({ schemaVersion: "1" });
  });

  it("a pipe whose reader leaves, and what is no file to read, are told as such", () => {
    const folder = temporaryFolder();
    const pipe = join(folder, "pipe");
    const kept = shell(
      `mkfifo "${pipe}"; (head -c 10 "${pipe}" > /dev/null &); "$NODE" "$BIN" assess "${ROOT}/examples/online-boutique" -q --framework dora --save-evidence "${pipe}"; echo "exit $?"`,
    );
    expect(kept).toMatchObject({
      stdout: "exit 2\n",
      stderr: expect.stringMatching(/^Error: cannot write .*gone away\n/),
    });
    const empty = join(folder, "empty.json");
    writeFileSync(empty, "");
    for (const path of [pipe, folder, empty, "/dev/null"]) {
      for (const args of [
        ["report", path],
        ["compare", path, path],
        ["explain", "dora", path],
        ["assess", "--evidence", path],
      ]) {
        const { code, stderr } = plumbrule(args);
        expect(code, args.join(" ")).toBe(2);
        expect(stderr).toMatch(/^Error: .*(is a folder|is not a regular file|the file is empty)/);
      }
    }
  });

  it("a variable of the environment stands for a flag, and a flag beats it", () => {
    const listed = plumbrule(["assess", temporaryFolder()], {
      env: { PLUMBRULE_FRAMEWORK: "dora", PLUMBRULE_FORMAT: "json" },
    });
    expect((JSON.parse(listed.stdout) as { frameworks: { id: string }[] }).frameworks.map((one) => one.id)).toEqual([
      "dora",
    ]);
    const wrong = plumbrule(["assess", temporaryFolder()], { env: { PLUMBRULE_FORMAT: "xml" } });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('no format "xml"') });
    const flag = plumbrule(["assess", temporaryFolder(), "--format", "markdown"], { env: { PLUMBRULE_FORMAT: "xml" } });
    expect(flag.code).toBe(0);
  });

  it("an interruption exits 130, keeps what was gathered when told so, and leaves nothing half written", async () => {
    const folder = temporaryFolder();
    const evidence = join(folder, "evidence.json");
    const child = spawn(
      process.execPath,
      [
        join(ROOT, "bin/run.js"),
        "assess",
        join(ROOT, "examples/online-boutique"),
        "--save-evidence",
        evidence,
        "--format",
        `html:${join(folder, "report.html")}`,
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    // As soon as a source is being read: the rest of the run is still to come.
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (text: Buffer) => {
        if (text.toString().includes("reading re")) resolve();
      });
    });
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    expect(readdirSync(folder)).toEqual(["evidence.json"]);
    const again = plumbrule(["assess", "--evidence", evidence, "--json"]);
    expect(again.code, again.stderr).toBe(0);
    const { diagnostics } = JSON.parse(again.stdout) as { diagnostics: { message: string }[] };
    expect(diagnostics.some((one) => one.message.includes("interrupted"))).toBe(true);
  });
});
