/** Writes docs/reference/: a page for each framework, check and command, and those of signals, types and schemas. `npm run docs`. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { referencePages } from "./reference/pages.ts";

const root = join(import.meta.dirname, "..");
const target = join(root, "docs/reference");

const pages = await referencePages(root);
await rm(target, { recursive: true, force: true });
for (const [path, text] of pages) {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await writeFile(join(target, path), text);
}
console.log(`${pages.size} pages in docs/reference`);
