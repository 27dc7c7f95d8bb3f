import { execFileSync } from "node:child_process";
import { realpath, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadManifest, readManifest, ruleFolders } from "../../src/workload/manifest.ts";
import { folderWith, HEAD, KNOWN, messageOf } from "./folder.ts";

async function refusal(content: string | Uint8Array): Promise<string> {
  return messageOf(loadManifest(await folderWith({ "plumbrule.yaml": content }), KNOWN));
}

describe("a hostile manifest", () => {
  it("multiplies by aliases", async () => {
    const names = ["b", "c", "d", "e", "f", "g", "h", "i"];
    const levels = names.map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${names[i - 1] ?? "a"}`)
          .join(",")}]`,
    );
    const said = await refusal(`${HEAD}a: &a [1,1,1,1,1,1,1,1,1]\n${levels.join("\n")}\n`);
    expect(said).toBe(
      "plumbrule.yaml:1: its aliases (*name) multiply into too large a document; at most 100 uses are read. Write the values out",
    );
  });

  it.each([
    ["flow lists", "gate: ", "[", 100_000],
    ["flow mappings", "gate: ", "{ a: ", 100_000],
    ["block lists", "gate:\n  ", "- ", 100_000],
    ["complex keys", "gate:\n  ", "? ", 100_000],
  ])("nests without end: %s", async (_name, start, step, times) => {
    expect(await refusal(HEAD + start + step.repeat(times))).toContain("is nested more than 50 levels deep");
  });

  it("nests deeper than any manifest, though closed", async () => {
    const said = await refusal(
      `${HEAD}components: [{ id: a, type: vm, ref: ${"{ a: ".repeat(60)}1${" }".repeat(60)} }]\n`,
    );
    expect(said).toBe("plumbrule.yaml:4: components[0].ref: is nested more than 50 levels deep");
  });

  it.each([
    ["a URL of colons", `adrs: "x://${":".repeat(2_000_000)}"`],
    ["halves of web tokens", `adrs: "${"-eyJ".repeat(500_000)}"`],
    ["slashes", `adrs: "a${"/".repeat(2_000_000)}x"`],
    ["a long name", `components: [{ id: ${"a".repeat(900_000)}, type: vm, dependsOn: [${"b".repeat(900_000)}] }]`],
    ["anchors", `gate: [${Array.from({ length: 20_000 }, (_, i) => `&a${i} 1`).join(",")}]`],
    ["keys", Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join("\n")],
    [
      "one slip again and again",
      `components:${Array.from({ length: 60_000 }, (_, i) => `\n- { id: c${i}, typ: vm }`).join("")}`,
    ],
  ])("is made of %s", async (_name, text) => {
    expect(await refusal(`${HEAD}${text}\n`)).toMatch(/^plumbrule\.yaml:[45]: /);
  });

  it("has a key that is no text", async () => {
    expect(await refusal(`${HEAD}gate: { ? [a] : b }\n`)).toBe(
      "plumbrule.yaml:4: gate: has a key that is empty or not plain text",
    );
  });

  it("has tags that the library would make objects of", async () => {
    for (const text of ["!!binary aGk=", "!!set { a }", "!!omap [a: 1]", "[!!timestamp 2001-01-01]"])
      expect(await refusal(`${HEAD}gate: ${text}\n`), text).toMatch(
        /^plumbrule\.yaml:4: (gate(\[0\])?: )?tags \(!name\) are not accepted; write the plain value$/,
      );
    const text = await folderWith({ "plumbrule.yaml": HEAD.replace("shop", "!!str shop") });
    expect((await loadManifest(text, KNOWN))?.workload.name).toBe("shop");
  });

  it("is too large, in another encoding, or no file", async () => {
    expect(await refusal("#".repeat(5 * 1_048_576))).toBe("plumbrule.yaml: is 5 MiB; at most 4 MiB are read");
    expect(await refusal(Buffer.from(`\ufeff${HEAD}`, "utf16le"))).toBe("plumbrule.yaml: is UTF-16; save it as UTF-8");
    expect(await refusal(Buffer.concat([Buffer.from(HEAD), Buffer.from([0x23, 0xe9, 0x0a])]))).toBe(
      "plumbrule.yaml:4: is not UTF-8; save it as UTF-8",
    );
    expect(await refusal(Buffer.from(HEAD, "utf16le"))).toBe("plumbrule.yaml: looks like UTF-16; save it as UTF-8");
    expect(await refusal(`${HEAD}adrs: a\0b\n`)).toBe(
      "plumbrule.yaml:4: holds a NUL character; it may be damaged, or no text file",
    );
    const folder = await folderWith({ "plumbrule.yaml/x": "" });
    expect(await messageOf(loadManifest(folder, KNOWN))).toBe("plumbrule.yaml: is a folder; a file is expected here");
  });

  it.skipIf(process.platform === "win32")("is a pipe that nobody writes to", async () => {
    const directory = await folderWith({});
    execFileSync("mkfifo", [path.join(directory, "plumbrule.yaml")]);
    expect(await messageOf(loadManifest(directory, KNOWN))).toBe("plumbrule.yaml: is not a regular file");
  });

  it("is a link to nowhere", async () => {
    const directory = await folderWith({});
    await symlink("gone.yaml", path.join(directory, "plumbrule.yaml"));
    expect(await messageOf(loadManifest(directory, KNOWN))).toBe(
      "plumbrule.yaml: is a symbolic link that leads nowhere",
    );
  });

  it("is a link out of the folder", async () => {
    const elsewhere = await folderWith({ "w.yaml": HEAD });
    const directory = await folderWith({});
    await symlink(path.join(elsewhere, "w.yaml"), path.join(directory, "plumbrule.yaml"));
    expect(await messageOf(loadManifest(directory, KNOWN))).toBe(
      "plumbrule.yaml: leads out of the workload's folder through a symbolic link",
    );
  });

  it("names what lies behind a link out of the folder, or links in a circle", async () => {
    const elsewhere = await folderWith({ "answers.yaml": "[]" });
    const directory = await folderWith({
      "plumbrule.yaml": `${HEAD}answers: l/answers.yaml\nslos: ["l/*.yaml", "a/../../*.yaml", "!x"]\nadrs: loop/x\nwaivers: inside/w.yaml\n`,
      "real/w.yaml": "[]",
    });
    await symlink(elsewhere, path.join(directory, "l"));
    await symlink("loop", path.join(directory, "loop"));
    await symlink("real", path.join(directory, "inside"));
    expect((await messageOf(loadManifest(directory, KNOWN))).split("\n")).toEqual([
      `plumbrule.yaml:4: answers: "l/answers.yaml" leads out of the workload's folder through a symbolic link`,
      `plumbrule.yaml:5: slos[0]: "l/*.yaml" leads out of the workload's folder through a symbolic link`,
      `plumbrule.yaml:5: slos[1]: "a/../../*.yaml" leads out of the workload's folder`,
      "plumbrule.yaml:5: slos[2]: a pattern that leaves files out is not accepted; name those that count",
      'plumbrule.yaml:6: adrs: "loop/x" leads through symbolic links that go in a circle',
    ]);
  });
});

describe("a secret in the manifest", () => {
  const SECRETS = [
    "hunter2hunter2",
    "AKIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "ghp_0123456789012345678901234567890123456",
    "abcdef0123456789abcdef0123456789",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
  ];
  const PLACES = [
    "providers: { aws: { secretAccessKey: § } }",
    "providers: { aws: { region: §, secret_access_key: § } }",
    "providers: { azure: { auth: { token: § } } }",
    "providers: { azure: { auth: § } }",
    "providers: { azure: { auth: { tokenEnv: '-§' } } }",
    "providers: { prometheus: { headers: { Authorization: § } } }",
    "providers: { prometheus: { headers: [§] } }",
    "providers: { prometheus: § }",
    "providers: { prometheus: { url: 'https://user:§@prom.example.com' } }",
    "providers: { prometheus: { url: 'https://§@prom.example.com' } }",
    "providers: { gcp: { endpoint: 'https://x.example.com/?key=§' } }",
    "providers: { gcp: { endpoint: '§', clientSecret: [§] } }",
  ];

  it.each(PLACES)("is refused and not repeated: %s", async (place) => {
    for (const secret of SECRETS) {
      const said = await refusal(`${HEAD}${place.replaceAll("§", secret)}\n`);
      expect(said).toMatch(/^plumbrule\.yaml:4: providers\./);
      expect(said).not.toContain(secret);
    }
  });

  it("is told with the reason and the fix", async () => {
    const text = `${HEAD}providers:
  aws: { accessKeyId: AKIAIOSFODNN7EXAMPLE, secretAccessKey: abc }
  prometheus: { url: https://prom.example.com, auth: { tokenEnv: abcdef0123456789abcdef0123456789 } }
  gcp: { project: x, token: abc }
components: [{ id: db, type: database, ref: { url: "postgres://shop:pw@db/shop" } }]
`;
    expect((await refusal(text)).split("\n")).toEqual([
      "plumbrule.yaml:5: providers.aws.accessKeyId: looks like an AWS access key id. Take it out (and change it, if this file was ever shared), put it in an environment variable and name that: auth: { tokenEnv: NAME }",
      "plumbrule.yaml:5: providers.aws.secretAccessKey: a credential is never written here. Leave it out to use the vendor's own chain, or name an environment variable that holds a token: auth: { tokenEnv: NAME }",
      "plumbrule.yaml:6: providers.prometheus.auth.tokenEnv: is the name of an environment variable, such as PROM_TOKEN; what is written there does not look like one. The token itself is never written here",
      "plumbrule.yaml:7: providers.gcp.token: a credential is never written here. Leave it out to use the vendor's own chain, or name an environment variable that holds a token: auth: { tokenEnv: NAME }",
      "plumbrule.yaml:8: components[0].ref.url: looks like a URL with a password. Take it out (and change it, if this file was ever shared), put it in an environment variable and name that: auth: { tokenEnv: NAME }",
    ]);
  });

  it("is not seen in names of recorded columns or in plain words", async () => {
    const text = `${HEAD}providers:
  recorded: { series: [{ file: a.csv, component: c, signals: { requests: issued_token } }] }
  prometheus: { url: http://prom.internal:9090 }
  aws: { auth: { tokenEnv: AWS_TOKEN } }
components: [{ id: c, type: http-service, owner: "Basic services team", ref: { labels: { token: x } } }]
`;
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(Object.keys(manifest?.providers ?? {})).toEqual(["recorded", "prometheus", "aws"]);
  });
});

it("names folders of rules that are not there, with their lines", async () => {
  const directory = await folderWith({
    "plumbrule.yaml": `${HEAD}rules:\n  - gone\n  - file.yaml\n  - checks\n`,
    "file.yaml": "",
    "checks/x": "",
  });
  expect((await messageOf(loadManifest(directory, KNOWN))).split("\n")).toEqual([
    'plumbrule.yaml:5: rules[0]: there is no folder "gone"',
    'plumbrule.yaml:6: rules[1]: "file.yaml" is a file; a folder is expected here',
  ]);
  // Read before the manifest is checked: what is not there is passed over.
  const read = await readManifest(directory, undefined);
  expect(read && (await ruleFolders(directory, read))).toEqual([await realpath(path.join(directory, "checks"))]);
});
