import { describe, expect, test } from "vitest";
import type { Assessment } from "../../src/model/assessment.ts";
import { UsageError } from "../../src/model/errors.ts";
import { canonicalJson } from "../../src/model/json.ts";
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

  test.each(FORMAT_IDS)(
    "%s of a kept assessment is the same to the byte, whatever order its keys are in",
    async (id) => {
      const format = await loadFormat(id);
      const options = { color: false, width: 80, verbose: true };
      const sample = sampleAssessment();
      const kept = JSON.parse(canonicalJson(sample)) as Assessment;
      expect(JSON.stringify(kept)).not.toBe(JSON.stringify(sample));
      expect(await format.render(kept, options)).toBe(await format.render(sample, options));
      const pieces = format.renderPieces?.(sample, options);
      if (pieces) expect([...pieces].join("")).toBe(await format.render(sample, options));
    },
  );

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
