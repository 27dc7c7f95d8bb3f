import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import type { ProviderContext } from "../../../src/model/provider.ts";
import type { Signal } from "../../../src/model/rules.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import type { Component } from "../../../src/model/workload.ts";
import { type FolderScan, scanFolder } from "../../../src/providers/repository/scan-folder.ts";
import type { Reading, Scanner } from "../../../src/providers/repository/scanner.ts";

export type Files = { [path: string]: string | Buffer };

/** A folder of its own with these files; gone when the test is. */
export function folderOf(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "plumbrule-repository-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function component(id: string, more: Partial<Component> = {}): Component {
  return { id, type: "http-service", dependsOn: [], ...more };
}

/** Runs scanners over files. */
export async function scanFiles(
  files: Files,
  scanners: readonly Scanner[],
  components: Component[] = [],
): Promise<FolderScan> {
  return scanFolder({
    root: folderOf(files),
    exclude: [],
    scanners,
    components,
    asOf: "2026-01-01T00:00:00Z",
    lastChanged: async () => new Map(),
    abort: new AbortController().signal,
    progress: () => undefined,
  });
}

export function valuesOf(scan: { readings: readonly Reading[] }, signal: string): unknown[] {
  return scan.readings.filter((reading) => reading.signal === signal).map((reading) => reading.value);
}

export function one(scan: { readings: readonly Reading[] }, signal: string): Reading {
  const found = scan.readings.filter((reading) => reading.signal === signal);
  const [first] = found;
  if (found.length !== 1 || !first) throw new Error(`${signal} has ${found.length} readings`);
  return first;
}

/** The catalogue as it ships. */
export function catalogue(): Signal[] {
  const path = new URL("../../../rules/signals/repository.yaml", import.meta.url);
  const { defaults, signals } = parse(readFileSync(path, "utf8")) as { defaults: object; signals: object[] };
  return signals.map((signal) => ({ ...defaults, ...signal }) as Signal);
}

export function contextOf(directory: string, more: Partial<ProviderContext> = {}): ProviderContext {
  return {
    directory,
    workload: { name: "shop", components: [] },
    settings: {},
    asOf: "2026-01-01T00:00:00Z",
    signals: catalogue(),
    objectives: [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...more,
  };
}
