import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import recorded from "../../src/providers/recorded/settings.schema.json" with { type: "json" };
import type { ManifestOptions } from "../../src/workload/manifest.ts";

/** A folder with these files, gone after the test. */
export async function folderWith(files: { [path: string]: string | Uint8Array }): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "plumbrule-workload-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  return directory;
}

export const KNOWN: ManifestOptions = {
  frameworkIds: ["aws-well-architected", "iso-25010-2023", "dora"],
  componentTypes: ["aws.rds", "aws.alb"],
  providerIds: ["recorded", "repository", "aws", "azure", "gcp", "prometheus"],
  providerSchemas: { recorded },
};

export const HEAD = "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: shop }\n";

/** The message of what a promise is rejected with; fails when it is not. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
