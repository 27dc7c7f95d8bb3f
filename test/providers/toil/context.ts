import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ProviderContext } from "../../../src/model/provider.ts";
import type { Signal } from "../../../src/model/rules.ts";
import { provider } from "../../../src/providers/toil/index.ts";
import { contextOf, folderOf } from "../recorded/context.ts";

const yaml = (path: string) => parse(readFileSync(new URL(`../../../rules/${path}`, import.meta.url), "utf8"));
const catalogue = yaml("signals/toil.yaml");
const SIGNALS: Signal[] = catalogue.signals.map((signal: object) => ({ ...catalogue.defaults, ...signal }));

const AS_OF = "2026-02-02T00:00:00Z";

/** The context of a workload `shop` whose folder holds the files, four weeks before a Monday unless said otherwise. */
export async function toilContext(
  files: { [name: string]: string },
  settings: object,
  more: Partial<ProviderContext> = {},
): Promise<ProviderContext> {
  return contextOf(await folderOf(files), ["web"], settings, {
    signals: SIGNALS,
    measures: yaml("toil.yaml"),
    windowSeconds: 28 * 86_400,
    asOf: AS_OF,
    ...more,
  });
}

/** What each signal says: the samples of a series, a number, or the reason why there is nothing. */
export async function gathered(
  files: { [name: string]: string },
  settings: object,
  more: Partial<ProviderContext> = {},
) {
  const context = await toilContext(files, settings, more);
  const { evidence, diagnostics } = await provider.gather(context);
  const said = Object.fromEntries(
    evidence.map(({ signal, value, reason }) => [
      signal,
      typeof value === "object" && value !== null && "values" in value ? value.values : (value ?? reason),
    ]),
  );
  return { said, evidence, diagnostics: diagnostics.map(({ level, message }) => `${level}: ${message}`) };
}
