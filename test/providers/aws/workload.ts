import type { Evidence } from "../../../src/model/evidence.ts";
import type { ProviderContext } from "../../../src/model/provider.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import type { Component } from "../../../src/model/workload.ts";
import type { Published, World } from "../../servers/aws-cloudwatch.ts";
import { shippedRules } from "../../support/sample-rules.ts";

const rules = await shippedRules();

/** The end of every run: an hour ago, since CloudWatch keeps fine samples of young data only, and the youngest are still on their way. */
const END = Math.floor(Date.now() / 300_000) * 300_000 - 3_600_000;
export const AS_OF = new Date(END).toISOString().replace(".000Z", "Z");
export const REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"];

export function contextFor(url: string, components: Component[], more: Partial<ProviderContext> = {}): ProviderContext {
  return {
    directory: "/nowhere",
    workload: { name: "shop", components },
    settings: { region: "eu-west-1", endpoint: url },
    asOf: AS_OF,
    signals: rules.signals,
    measures: rules.tables.aws,
    objectives: [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...more,
  };
}

export function loadBalancer(id: string, region = "eu-west-1"): Component {
  return { id, type: "aws.alb", dependsOn: [], ref: { region, dimensions: { LoadBalancer: `app/${id}/1` } } };
}

/** A metric with one value every five minutes of the last `hours`. */
export function published(
  of: Pick<Published, "namespace" | "metric" | "dimensions"> & { region?: string },
  hours: number,
  values: (index: number) => number[],
): Published {
  const points = new Map<number, number[]>();
  const count = hours * 12;
  for (let index = 0; index < count; index++) {
    const own = values(index);
    if (own.length > 0) points.set(END - (count - index) * 300_000, own);
  }
  return { region: "eu-west-1", ...of, points };
}

/** The metrics of a load balancer over a week: 600 requests every five minutes, of which 3 fail in every tenth; 20 to 119 ms. */
export function balanced(id: string, region = "eu-west-1"): Published[] {
  const of = (metric: string) => ({
    region,
    namespace: "AWS/ApplicationELB",
    metric,
    dimensions: { LoadBalancer: `app/${id}/1` },
  });
  return [
    published(of("RequestCount"), 168, () => [600]),
    published(of("HTTPCode_Target_5XX_Count"), 168, (index) => (index % 10 === 0 ? [3] : [])),
    published(of("TargetResponseTime"), 168, () => Array.from({ length: 100 }, (_, at) => 0.02 + at / 1000)),
  ];
}

export function worldOf(metrics: Published[], more: Partial<World> = {}): World {
  return { now: Date.now(), metrics, ...more };
}

export function bySignal(evidence: readonly Evidence[], subject: string): { [signal: string]: Evidence } {
  return Object.fromEntries(evidence.filter((one) => one.subject === subject).map((one) => [one.signal, one]));
}

/** The values of a series, or the reason. */
export function valuesOf(item: Evidence | undefined): (number | null)[] | string | undefined {
  const value = item?.value as { values?: (number | null)[] } | null | undefined;
  return value?.values ?? item?.reason;
}

/** The values of a series that has them. */
export function numbersOf(item: Evidence | undefined): number[] {
  const values = valuesOf(item);
  if (!Array.isArray(values)) throw new Error(`no series: ${values}`);
  return values.map((value) => value ?? Number.NaN);
}
