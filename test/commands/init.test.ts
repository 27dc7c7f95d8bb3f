import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/cli/error-view.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import { EXIT } from "../../src/model/errors.ts";
import { plumbrule, temporaryFolder } from "../support/command-line.ts";

function written(folder: string): { manifest: string; assessment: Assessment } {
  const init = plumbrule(["init", "--yes", "--", folder]);
  expect(init.code, init.stderr).toBe(0);
  const assessed = plumbrule(["assess", "-q", "--json", "--framework", "dora", "--", folder]);
  expect(assessed.code, assessed.stdout).toBe(0);
  return {
    manifest: readFileSync(join(folder, "plumbrule.yaml"), "utf8"),
    assessment: JSON.parse(assessed.stdout) as Assessment,
  };
}

describe("init", () => {
  it("does not wait for a pipe in place of package.json, nor leaves the folder", () => {
    const folder = temporaryFolder();
    execFileSync("mkfifo", [join(folder, "package.json")]);
    const outside = temporaryFolder();
    mkdirSync(join(outside, "adr"));
    symlinkSync(outside, join(folder, "docs"));
    mkdirSync(join(folder, "telemetry"));
    symlinkSync(".", join(folder, "telemetry/again"));
    const { manifest } = written(folder);
    expect(manifest).toContain("# adrs: docs/adr");
  });

  it("what cannot be read is left out and said, so that the manifest loads", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "answers.yaml"));
    writeFileSync(join(folder, "waivers.yaml"), "- { of: another tool }\n");
    mkdirSync(join(folder, "slos"));
    writeFileSync(join(folder, "slos/a.yml"), "x: [\n");
    mkdirSync(join(folder, "telemetry"));
    writeFileSync(join(folder, "telemetry/[a].jsonl"), "");
    writeFileSync(join(folder, "telemetry/b, c.jsonl"), "");
    const { manifest } = written(folder);
    expect(manifest.match(/^# Left out until it is mended: .*$/gm)).toEqual([
      expect.stringContaining("slos/a.yml:"),
      expect.stringContaining("answers.yaml: is a folder"),
      expect.stringContaining("waivers.yaml:1"),
    ]);
    expect(manifest).toContain('{ file: "b, c.jsonl" }');
    expect(manifest).not.toContain("[a]");
  });

  it.each(["-rf", "a\nb", "\u202eabc", "a: b #c", "null", "[x]", "it's"])(
    "takes the name of any folder: %j",
    (name) => {
      const folder = join(temporaryFolder(), name);
      mkdirSync(folder);
      written(folder);
    },
  );

  it("resources of one name and of several types are several components", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "main.tf"),
      'resource "aws_sqs_queue" "orders" {}\nresource "aws_s3_bucket" "orders" {}\nresource "aws_s3_bucket" "logs" {}\n',
    );
    expect(written(folder).assessment.workload.components.map(({ id, type }) => `${id} ${type}`)).toEqual([
      "logs aws.s3",
      "orders-aws.s3 aws.s3",
      "orders-aws.sqs aws.sqs",
    ]);
  });

  it("Ctrl-C at the question is an interruption", () => {
    for (const name of ["ExitPromptError", "AbortPromptError"]) {
      expect(exitCodeOf(Object.assign(new Error("User force closed the prompt"), { name }))).toBe(EXIT.interrupted);
    }
  });
});
