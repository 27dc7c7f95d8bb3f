/** Builds dist/: the bundled command line and the compiled rules; the manifest of the commands; the published manifest schema. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { compileRules } from "../src/pipeline/rules.ts";
import { PROVIDER_SCHEMAS } from "../src/providers/registry.ts";
import { publishedSchema } from "../src/workload/manifest-schema.ts";
import { writeCommandManifest } from "./command-manifest.ts";
import { compileRecordTemplates, compileTemplates, RECORD_TARGET, TARGET } from "./templates.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

await writeFile(TARGET, compileTemplates());
await writeFile(RECORD_TARGET, compileRecordTemplates());
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([
  writeFile(join(dist, "rules.json"), JSON.stringify(await compileRules(join(root, "rules")))),
  bundle(),
]);
await writeCommandManifest(root);
await writeFile(
  join(root, "schemas/plumbrule.schema.json"),
  `${JSON.stringify(publishedSchema(PROVIDER_SCHEMAS), null, 2)}\n`,
);

async function bundle(): Promise<void> {
  const commands = (await readdir(join(root, "src/commands"), { recursive: true })).filter((file) =>
    file.endsWith(".ts"),
  );
  await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts", ...commands.map((file) => `src/commands/${file}`)],
    outbase: "src",
    outdir: "dist",
    bundle: true,
    splitting: true,
    // Half the bytes to read at every start; names stay, since messages and stacks show them.
    minifyWhitespace: true,
    minifySyntax: true,
    format: "esm",
    platform: "node",
    target: "node24",
    legalComments: "none",
    logLevel: "warning",
    // Packages in CommonJS call require for built-in modules, and some ask for their folder.
    banner: {
      js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;',
    },
  });
  // The published package is this folder and bin/: nothing of it may point at a source map or a folder of the machine.
  const text = await readFile(join(dist, "cli/main.js"), "utf8");
  if (text.includes(root)) throw new Error("the bundle holds a path of this machine");
}
