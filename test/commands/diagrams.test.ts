import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";

const EXAMPLE = join(ROOT, "examples/online-boutique");

describe("plumbrule diagrams show", () => {
  const kept = (folder: string) => {
    const file = join(folder, "assessment.json");
    writeFileSync(file, plumbrule(["assess", EXAMPLE, "--json"]).stdout);
    return file;
  };

  it("draws a folder and its kept assessment alike, into files and on stdout", () => {
    const folder = temporaryFolder();
    const live = plumbrule(["diagrams", "show", "components", EXAMPLE, "--quiet"]);
    expect(live).toMatchObject({ code: 0, stderr: "" });
    expect(live.stdout).toMatch(/^flowchart LR\n {2}c1\["adservice</);
    const files = ["svg", "mermaid", "json"].map((format) => `${format}:${join(folder, format)}`);
    const ran = plumbrule([
      "diagrams",
      "show",
      "components",
      "--quiet",
      "--assessment",
      kept(folder),
      ...files.flatMap((file) => ["-f", file]),
    ]);
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(join(folder, "mermaid"), "utf8")).toBe(live.stdout);
    expect(readFileSync(join(folder, "svg"), "utf8")).toMatch(/^<\?xml/);
    expect(JSON.parse(readFileSync(join(folder, "json"), "utf8"))).toMatchObject({ mermaid: live.stdout });
  });

  it("refuses what contradicts a kept assessment, and formats and diagrams that do not exist", () => {
    const folder = temporaryFolder();
    const file = kept(folder);
    const wrong = (...args: string[]) => plumbrule(["diagrams", "show", ...args]);
    expect(wrong("components", "--assessment", file, "--window", "1d")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--window cannot change a kept assessment"),
    });
    expect(wrong("components", EXAMPLE, "--assessment", file).stderr).toContain("a folder cannot change");
    expect(wrong("components", "-f", `svgg:${join(folder, "x")}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "svg"?'),
    });
    expect(existsSync(join(folder, "x"))).toBe(false);
    expect(wrong("component").code).toBe(2);
    expect(wrong("deployment", "--assessment", file, "--trace", "beef")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--trace chooses what a sequence shows"),
    });
    expect(wrong("sequence", "--assessment", file, "--edges", "both").code).toBe(2);
  });

  it("exits with 3 where there is nothing to draw, and says what would fill it", () => {
    const ran = plumbrule(["diagrams", "show", "components", temporaryFolder(), "--json"]);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      error: { code: "PLUMBRULE_E_NOTHING_TO_DRAW", suggestions: [expect.stringContaining("plumbrule init")] },
    });
  });

  it("draws a trace and the deployment; a trace that was not kept is a wrong call", () => {
    const file = kept(temporaryFolder());
    const show = (...args: string[]) => plumbrule(["diagrams", "show", ...args, "--assessment", file]);
    const { stdout } = show("sequence");
    expect(stdout).toMatch(/^sequenceDiagram\n {2}participant p1 as caller\n/);
    const [, median] = /([0-9a-f]{16}) \(the median\)/.exec(show("sequence", "--trace", "beef").stderr) ?? [];
    expect(show("sequence", "--trace", median ?? "")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Trace ${median}`),
    });
    expect(show("sequence", "--trace", "beef").code).toBe(2);
    expect(show("deployment", "-f", "svg").stdout).toContain(
      "<title>Where the workload runs</title>".replace("<title>", ">"),
    );
  });

  it("says what is missing where there are no traces and no manifests", () => {
    const folder = temporaryFolder();
    for (const diagram of ["sequence", "deployment"])
      expect(plumbrule(["diagrams", "show", diagram, folder]), diagram).toMatchObject({
        code: 3,
        stderr: expect.stringContaining("there is nothing to draw"),
      });
  });
});
