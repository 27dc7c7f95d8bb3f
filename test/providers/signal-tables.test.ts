import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Provider } from "../../src/model/provider.ts";
import { formatInstant } from "../../src/model/time.ts";
import type { Component } from "../../src/model/workload.ts";
import { provider as aws } from "../../src/providers/aws/index.ts";
import { provider as azure } from "../../src/providers/azure/index.ts";
import { provider as gcp } from "../../src/providers/gcp/index.ts";
import { ROOT } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { contextFor } from "./aws/workload.ts";
import { resourceId, SUBSCRIPTION } from "./azure/setting.ts";

const rules = await shippedRules();

interface Type {
  /** Azure's type of resource. */
  arm?: string;
  /** Google Cloud's labels. */
  labels?: string[];
  signals: { [signal: string]: unknown };
}

/** The neutral signals that the file of the clouds' own declares, in its order. */
const NEUTRAL = [...readFileSync(join(ROOT, "rules/signals/cloud.yaml"), "utf8").matchAll(/\bid: ([a-z.-]+)/g)].map(
  ([, id]) => id ?? "",
);

/** Everything that can be asked for, and a `ref` by which a component of the type is found. */
const CLOUDS: {
  provider: Provider;
  settings: { [key: string]: unknown };
  ref(type: Type): { [key: string]: unknown };
}[] = [
  {
    provider: aws,
    settings: {
      region: "eu-west-1",
      tags: { owner: "team" },
      costs: { owner: "team" },
      backups: true,
      quotas: true,
      traces: {},
      objectives: true,
      advice: true,
      reviews: ["shop"],
    },
    ref: () => ({ dimensions: {} }),
  },
  {
    provider: azure,
    settings: { subscription: SUBSCRIPTION, workspace: "11111111-1111-1111-1111-111111111111" },
    ref: ({ arm = "" }) => ({ resourceId: resourceId(arm, "a/b"), region: "westeurope" }),
  },
  {
    provider: gcp,
    settings: { project: "shop", billing: { table: "bills.export.gcp_billing_export_v1_0123", location: "EU" } },
    ref: ({ labels = [] }) => ({ labels: Object.fromEntries(labels.map((label) => [label, "a:b"])) }),
  },
];

/** Rows of the page's table: the signals, and what is said of them. */
function rowsOf(cloud: string): { signals: string[]; said: string }[] {
  const page = readFileSync(join(ROOT, `docs/${cloud}.md`), "utf8");
  const part = page.split("## Which neutral signals it fills\n")[1]?.split("\n## ")[0] ?? "";
  return [...part.matchAll(/^\| (`[^|]+`) +\| ([^|]+?) +\|$/gm)].map(([, signals = "", said = ""]) => ({
    signals: namesIn(signals),
    said,
  }));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");
}

describe.each(CLOUDS)("docs/$provider.id.md", ({ provider, settings, ref }) => {
  const { types } = rules.tables[provider.id] as { types: { [type: string]: Type } };
  const rows = rowsOf(provider.id);

  it("says of each neutral signal once whether it is filled", () => {
    expect(rows.flatMap(({ signals }) => signals).sort()).toEqual([...NEUTRAL].sort());
  });

  it("says that of those, and of no others, that are planned where everything is asked for", async () => {
    const components = Object.entries(types).map(
      ([type, one]): Component => ({ id: type, type, dependsOn: [], ref: ref(one) }),
    );
    const context = contextFor("", components, { settings, asOf: formatInstant(Date.now()) });
    const plan = await provider.plan({ ...context, measures: rules.tables[provider.id] });
    const planned = new Set(plan.readings.map(({ signal }) => signal));
    const filled = rows.filter(({ said }) => !said.startsWith("no: ")).flatMap(({ signals }) => signals);
    expect(filled.sort()).toEqual(NEUTRAL.filter((id) => planned.has(id)).sort());
  });

  it.each(rows)("names the types whose metrics make $signals", ({ signals, said }) => {
    const short = new Map(Object.keys(types).map((type) => [type.slice(provider.id.length + 1), type]));
    const named = namesIn(said).flatMap((name) => short.get(name) ?? []);
    for (const signal of signals) {
      const making = Object.entries(types).flatMap(([type, one]) => (Object.hasOwn(one.signals, signal) ? [type] : []));
      expect(named.sort(), signal).toEqual(making.sort());
    }
  });
});
