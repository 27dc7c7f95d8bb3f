import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { loadRules } from "../../src/pipeline/rules.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { folderWith, messageOf } from "../workload/folder.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const CHECK = path.join(ROOT, "rules/checks/reliability/single-replica-component.yaml");

async function load(files: { [path: string]: string | Uint8Array }, more: string[] = []) {
  const directory = await folderWith({ "compiled.json": JSON.stringify(await shippedRules()), ...files });
  const rules = path.join(directory, "rules");
  return loadRules(path.join(directory, "compiled.json"), [rules, ...more.map((one) => path.join(directory, one))]);
}

async function refusal(files: { [path: string]: string | Uint8Array }, more: string[] = []): Promise<string> {
  return (await messageOf(load(files, more))).replaceAll(/[^ "\n]*\/(?=(rules|other)\b)/g, "");
}

async function own(id: string): Promise<string> {
  return (await readFile(CHECK, "utf8")).replace("id: single-replica-component", `id: ${id}`);
}

it("adds checks and signals, and reads a folder that is named twice once", async () => {
  const shipped = await shippedRules();
  const rules = await load(
    {
      "rules/checks/reliability/one-more.yaml": await own("one-more"),
      "rules/signals/more.yaml":
        'defaults: { subject: component, value: series, strength: observed }\nsignals: [{ id: shop.carts, unit: "1", title: Carts }]\n',
      "rules/notes.yaml": "anything: [",
    },
    ["rules"],
  );
  expect(rules.checks.map(({ id }) => id)).toContain("one-more");
  expect(rules.checks).toHaveLength(shipped.checks.length + 1);
  expect(rules.signals.find(({ id }) => id === "shop.carts")).toMatchObject({
    strength: "observed",
    subject: "component",
  });
  expect(rules.digest).not.toBe(shipped.digest);
});

it.each([
  ["nothing", { "rules/other/x.yaml": "a: 1" }, 'the folder "rules" holds no rules'],
  ["its own weights", { "rules/scoring.yaml": "x: 1" }, "rules/scoring.yaml: weights are not read"],
  [
    "a signal that is none",
    { "rules/signals/x.yaml": "signals:\n  - null\n" },
    "rules/signals/x.yaml:2: signals[0]: is empty",
  ],
  [
    "half a signal",
    { "rules/signals/x.yaml": "signals:\n  - { id: a }\n" },
    'rules/signals/x.yaml:2: signals[0]: needs "title"',
  ],
  ["no list of signals", { "rules/signals/x.yaml": "- a\n" }, "rules/signals/x.yaml:1: has to be keys and values"],
  [
    "a signal that ships",
    {
      "rules/signals/x.yaml":
        "signals: [{ id: requests, title: t, unit: s, subject: component, value: series, strength: observed }]",
    },
    'the signal "requests" ships with Plumbrule already',
  ],
  [
    "another encoding",
    { "rules/signals/x.yaml": Buffer.from("signals: []", "utf16le") },
    "rules/signals/x.yaml: looks like UTF-16",
  ],
  ["an empty check", { "rules/checks/x.yaml": "" }, "rules/checks/x.yaml:1: is empty; expected: keys and values"],
  ["a text for a check", { "rules/checks/x.yaml": "x" }, 'rules/checks/x.yaml:1: has to be keys and values, not "x"'],
])("refuses a folder with %s", async (_name, files, said) => {
  expect(await refusal(files)).toContain(said);
});

it("refuses a check with two ways to judge, and one that two folders bring", async () => {
  const both = `${await own("both")}curve: { of: replicas, zero: 0, full: 1 }\n`;
  expect(await refusal({ "rules/checks/both.yaml": both })).toContain('keep one of "condition" and "curve"');
  const again = await own("again");
  expect(await refusal({ "rules/checks/again.yaml": again, "other/checks/again.yaml": again }, ["other"])).toBe(
    'the check "again" is in another folder of rules already',
  );
});

it("refuses an id that one folder brings twice", async () => {
  const twice = await own("twice");
  expect(await refusal({ "rules/checks/twice.yaml": twice, "rules/checks/more/twice.yaml": twice })).toContain(
    "check twice is there twice",
  );
  const signal =
    'signals: [{ id: shop.carts, title: Carts, unit: "1", subject: component, value: series, strength: observed }]';
  expect(await refusal({ "rules/signals/a.yaml": signal, "rules/signals/b.yaml": signal })).toContain(
    "signal shop.carts is there twice",
  );
  const framework = await readFile(path.join(ROOT, "rules/frameworks/dora.yaml"), "utf8");
  const another = framework.replace(/^id: dora$/m, "id: own");
  expect(await refusal({ "rules/frameworks/a.yaml": another, "rules/frameworks/b.yaml": another })).toContain(
    "framework own is there twice",
  );
});

it("a check of an added folder may read the signals that it brings, and none that nobody brings", async () => {
  const signal =
    'signals: [{ id: shop.replicas, title: R, unit: "1", subject: component, value: number, strength: observed }]';
  const check = (await own("one-more")).replace("kubernetes.replicas", "shop.replicas");
  const rules = await load({ "rules/signals/a.yaml": signal, "rules/checks/one-more.yaml": check });
  expect(rules.checks.map(({ id }) => id)).toContain("one-more");
  expect(await refusal({ "rules/checks/one-more.yaml": check })).toContain('"shop.replicas" is not a signal');
});

it("follows no link to a rule", async () => {
  const directory = await folderWith({ "compiled.json": JSON.stringify(await shippedRules()) });
  await mkdir(path.join(directory, "rules/checks"), { recursive: true });
  await writeFile(path.join(directory, "elsewhere.yaml"), await own("linked"));
  await symlink(path.join(directory, "elsewhere.yaml"), path.join(directory, "rules/checks/linked.yaml"));
  expect(await messageOf(loadRules(path.join(directory, "compiled.json"), [path.join(directory, "rules")]))).toContain(
    "holds no rules",
  );
});
