import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plumbrule, ROOT, temporaryFolder } from "./support/command-line.ts";

const PAGE = join(ROOT, "docs/diagrams.md");
const BLOCK = /<!-- drawn: (\w+) -->\n(?:\n```mermaid\n[^`]*```\n)?/g;

/** `UPDATE_GOLDEN=1 npx vitest run test/docs-diagrams.test.ts` draws them anew, to be read before they are committed. */
it("docs/diagrams.md shows the example's diagrams as they are drawn", () => {
  const file = join(temporaryFolder(), "assessment.json");
  writeFileSync(file, plumbrule(["assess", "examples/online-boutique", "--json"]).stdout);
  const page = readFileSync(PAGE, "utf8");
  const drawn = page.replaceAll(BLOCK, (_, diagram: string) => {
    const { code, stdout } = plumbrule(["diagrams", "show", diagram, "--assessment", file]);
    expect(code).toBe(0);
    return `<!-- drawn: ${diagram} -->\n\n\`\`\`mermaid\n${stdout}\`\`\`\n`;
  });
  expect(drawn.match(/```mermaid/g)).toHaveLength(3);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(PAGE, drawn);
  expect(readFileSync(PAGE, "utf8")).toBe(drawn);
});
