import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Plugin } from "@oclif/core/config";

/** Writes oclif.manifest.json, so that a command line starts without loading every command. */
export async function writeCommandManifest(root: string): Promise<void> {
  const path = join(root, "oclif.manifest.json");
  await rm(path, { force: true });
  const plugin = new Plugin({ root, type: "core", ignoreManifest: true, errorOnManifestCreate: true });
  await plugin.load();
  await writeFile(path, `${JSON.stringify(plugin.manifest, null, 1)}\n`);
}
