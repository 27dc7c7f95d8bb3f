/**
 * Holds the layers (.dependency-cruiser.cjs) with dependency-cruiser, which cannot read TypeScript 7. It is given JavaScript made
 * from src/ in which type-only imports are kept as imports, so that a type from the wrong layer is found too.
 */
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { transform } from "esbuild";

const here = join(import.meta.dirname, "..");
/** The folder whose src/ is held against the layers: another one in the tests of this file. */
const root = process.argv[2] ?? here;
const out = join(root, ".layers");

/** Clocks, randomness, the environment and the network, where they need no import. */
const IMPURE =
  /\b(?:Date\.now|new Date\(\)|performance\.now|Math\.random|randomUUID|randomBytes|process\.\w+|fetch\()/g;
const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  forbidden: { name: string; from: { path?: string } }[];
};
const pure = new RegExp(forbidden.find(({ name }) => name === "pure-half-has-no-io")?.from.path ?? "");

await rm(out, { recursive: true, force: true });
const files = (await readdir(join(root, "src"), { recursive: true })).filter((file) => file.endsWith(".ts"));
const violations: string[] = [];
for (const file of files) {
  const source = withTypeImports(await readFile(join(root, "src", file), "utf8"));
  const { code } = await transform(source, {
    loader: "ts",
    format: "esm",
    target: "node24",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const module = `src/${file.split(sep).join("/").replace(/\.ts$/, ".js")}`;
  if (pure.test(module))
    for (const [what] of code.matchAll(IMPURE)) violations.push(`pure-half-has-no-clock: ${module} → ${what}`);
  const target = join(out, "src", file.replace(/\.ts$/, ".js"));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code.replaceAll(/(from\s*"\.[^"]*|import\("\.[^"]*|import\s*"\.[^"]*)\.ts"/g, '$1.js"'));
}
const cruised = spawnSync(
  process.execPath,
  [
    join(here, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
    "--config",
    join(here, ".dependency-cruiser.cjs"),
    "--output-type",
    "json",
    "src",
  ],
  { cwd: out, encoding: "utf8", maxBuffer: 1 << 28 },
);
// It exits with the number of violations: what it prints says more.
const { summary } = JSON.parse(cruised.stdout) as {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
};
for (const violation of summary.violations) {
  violations.push(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
for (const violation of violations) console.error(violation);
console.log(`${summary.totalCruised} modules, ${violations.length} violations of the layers`);
// A cruiser that read nothing finds nothing.
if (summary.totalCruised < files.length || violations.length > 0) process.exitCode = 1;

function withTypeImports(source: string): string {
  return source
    .replaceAll(/^import type (?=[{*\w])/gm, "import ")
    .replaceAll(/^export type (?=[{*])/gm, "export ")
    .replaceAll(
      /^((?:import|export) \{)([^}]*)\}/gm,
      (_, head: string, names: string) => `${head}${names.replaceAll(/\btype (?=\w)/g, "")}}`,
    );
}
