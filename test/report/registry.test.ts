import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import { FORMAT_IDS, loadFormat } from "../../src/report/registry.ts";
import { sampleAssessment } from "./sample-assessment.ts";

describe("registry", () => {
  test.each(FORMAT_IDS)("%s loads, says its own name, and renders", async (id) => {
    const format = await loadFormat(id);
    expect(format.id).toBe(id);
    expect(format.extension).toMatch(/^[a-z]+$/);
    expect(await format.render(sampleAssessment(), { color: false, width: 80, verbose: false })).toContain(
      "online-boutique",
    );
  });

  test.each([
    ["markdwon", "markdown"],
    ["HTML", "html"],
  ])("%s is answered with %s", async (id, meant) => {
    await expect(loadFormat(id)).rejects.toMatchObject({
      exitCode: 2,
      suggestions: [expect.stringContaining(meant), expect.anything()],
    });
  });

  test.each(["__proto__", "constructor", ""])("%j is no format", async (id) => {
    await expect(loadFormat(id)).rejects.toBeInstanceOf(UsageError);
  });
});
