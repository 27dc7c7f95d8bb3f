import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { judge } from "../../src/gate/judge.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import { budget, sound } from "../gate/gated.ts";
import { ROOT } from "../support/command-line.ts";
import { folderWith } from "../workload/folder.ts";

/** What each template leaves to its runner, and what it writes. */
interface Script {
  run: string;
  env: { [name: string]: string };
}

const OURS = `"${process.execPath}" "${join(ROOT, "bin/run.js")}"`;

function yaml<T>(path: string): T {
  return parse(readFileSync(join(ROOT, path), "utf8")) as T;
}

/** `${{ inputs.x }}` and `${{ parameters.x }}` by their defaults and these values. */
function expanded(env: { [name: string]: string }, values: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(env).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ (?:inputs|parameters)\.([\w-]+) \}\}/g, (_, key: string) => values[key] ?? ""),
    ]),
  );
}

interface Action {
  inputs: { [name: string]: { default: string } };
  runs: { steps: { id?: string; uses?: string; run?: string; env?: { [name: string]: string } }[] };
}

function action(inputs: { [name: string]: string } = {}): Script {
  const { inputs: known, runs } = yaml<Action>("action.yml");
  const step = runs.steps.find(({ id }) => id === "gate");
  const defaults = Object.fromEntries(Object.entries(known).map(([name, input]) => [name, input.default]));
  return {
    run: step?.run ?? "",
    env: {
      ...expanded(step?.env ?? {}, { ...defaults, ...inputs }),
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_OUTPUT: "output.txt",
    },
  };
}

function gitlab(target = "."): Script {
  const job = yaml<{ "plumbrule-gate": { script: string[]; variables: { [name: string]: string } } }>(
    "templates/ci/gitlab.yml",
  )["plumbrule-gate"];
  return { run: job.script.join("\n"), env: { ...job.variables, PLUMBRULE: "plumbrule", TARGET: target } };
}

function azure(target = "."): Script {
  const { parameters, steps } = yaml<{
    parameters: { name: string; default: string }[];
    steps: { bash?: string; env?: { [name: string]: string } }[];
  }>("templates/ci/azure-pipelines.yml");
  const step = steps.find(({ bash }) => bash !== undefined);
  const defaults = Object.fromEntries(parameters.map((one) => [one.name, one.default]));
  return { run: step?.bash ?? "", env: expanded(step?.env ?? {}, { ...defaults, target, plumbrule: "plumbrule" }) };
}

/** In a shell as the runner's, with `plumbrule` on its path, and nothing to be had from outside. */
function run({ run: script, env }: Script, cwd: string, files: { [name: string]: string } = {}) {
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", script], {
    cwd,
    encoding: "utf8",
    env: {
      PATH: `${join(cwd, "bin")}:${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: cwd,
      NO_COLOR: "1",
      CI: "true",
      ...env,
      ...files,
    },
  });
  return { code: status, stdout, stderr };
}

/** A folder with an assessment of each verdict, and the command. */
async function folder(changes: Partial<Assessment> = {}): Promise<string> {
  const policy = { errorBudget: {} };
  const of = (more: Partial<Assessment>) => JSON.stringify(sound({ policy, ...changes, ...more }));
  const made = await folderWith({
    "pass.json": of({}),
    "fail.json": of({ errorBudgets: [budget(-1)] }),
    "unknown.json": of({ errorBudgets: [budget(null)] }),
    "wrong.json": of({ policy: { errorbudget: {} } }),
    "bin/plumbrule": `#!/bin/sh\nexec ${OURS} "$@"\n`,
  });
  chmodSync(join(made, "bin/plumbrule"), 0o755);
  return made;
}

const VERDICTS: [file: string, code: number, verdict: string][] = [
  ["pass.json", 0, "pass"],
  ["fail.json", 1, "fail"],
  ["unknown.json", 3, "unknown"],
  ["wrong.json", 2, ""],
];

describe("the action", () => {
  it.each(VERDICTS)("%s exits %i and tells the verdict to later steps", async (target, code, verdict) => {
    const cwd = await folder();
    const ran = run(action({ target, sarif: "out.sarif", junit: "out.xml" }), cwd);
    expect(ran.code, ran.stderr).toBe(code);
    expect(readFileSync(join(cwd, "output.txt"), "utf8")).toBe(`verdict=${verdict}\nexit-code=${code}\n`);
    expect(existsSync(join(cwd, "out.sarif"))).toBe(code !== 2);
    expect(existsSync(join(cwd, "out.xml"))).toBe(code !== 2);
    if (code === 1) expect(ran.stdout).toMatch(/^::error file=slos\/front-door\.yaml,line=7,/);
  });

  it("hands on the policy and the baseline, and takes no input for code", async () => {
    const cwd = await folder();
    const ran = run(action({ target: "pass.json", policy: "$(touch pwned).yaml", baseline: '";touch pwned;"' }), cwd);
    expect(ran.code).toBe(2);
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
    const { runs } = yaml<Action>("action.yml");
    for (const step of runs.steps) expect(step.run ?? "").not.toContain("${{");
  });
});

describe.each([
  ["GitLab", gitlab],
  ["Azure Pipelines", azure],
])("the template for %s", (_, template) => {
  it.each(VERDICTS)("%s exits %i, and what was found is kept", async (target, code, verdict) => {
    const cwd = await folder();
    const ran = run(template(target), cwd);
    expect(ran.code, ran.stderr).toBe(code);
    if (code === 2) return;
    expect(JSON.parse(readFileSync(join(cwd, "plumbrule-gate.json"), "utf8"))).toMatchObject({ verdict });
    expect(readFileSync(join(cwd, "plumbrule-gate.xml"), "utf8")).toContain("<testsuites>");
    expect(ran.stdout).toContain("The gate of online-boutique");
  });
});

it("no name from outside is a command to a runner", async () => {
  const message = "##vso[task.setvariable variable=x]y \n::stop-commands::z";
  const diagnostics = [{ provider: "recorded", level: "error" as const, message }];
  expect(judge(sound({ diagnostics }), {}).missing[0]?.reason).toContain("##vso[");
  const cwd = await folder({ diagnostics });
  const azured = run(azure("pass.json"), cwd);
  expect(azured.code).toBe(3);
  expect(azured.stdout).toContain("# #vso[");
  expect(azured.stdout + azured.stderr).not.toContain("##");
  const acted = run(action({ target: "pass.json" }), cwd);
  for (const line of acted.stdout.trimEnd().split("\n")) expect(line).toMatch(/^::(error|notice) (file|title)=/);
});
