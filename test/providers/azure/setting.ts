import type { ObjectiveAsk } from "../../../src/model/objective.ts";
import type { ProviderContext } from "../../../src/model/provider.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import type { Component } from "../../../src/model/workload.ts";
import { LIMITS } from "../../../src/providers/azure/limits.ts";
import type { AzureWorld, Resource } from "../../servers/azure/world.ts";
import { TOKEN_ENV } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
/** A minute that has seconds: series end before it. */
export const AS_OF = "2026-01-29T12:34:56Z";
export const END = Date.parse("2026-01-29T12:34:00Z");

/** Attempts follow each other quickly, and a source is given up soon. */
export const QUICK = {
  ...LIMITS,
  calls: { ...LIMITS.calls, silenceMs: 3000, attemptMs: 1000, pauseMs: 2, longestPauseMs: 10 },
};

export function resourceId(type: string, name: string, subscription = SUBSCRIPTION): string {
  const [namespace, ...types] = type.split("/");
  const names = name.split("/");
  return `/subscriptions/${subscription}/resourceGroups/shop/providers/${namespace}/${types.map((one, at) => `${one}/${names[at]}`).join("/")}`;
}

/** A web app that serves 60 requests a minute, one of them badly, each in a quarter of a second. */
export function webApp(name: string, location = "westeurope", more: Partial<Resource> = {}): Resource {
  return {
    id: resourceId("Microsoft.Web/sites", name),
    type: "Microsoft.Web/sites",
    location,
    kind: "app,linux",
    metrics: {
      Requests: () => 60,
      Http5xx: () => 1,
      HttpResponseTime: () => 0.25,
      MemoryWorkingSet: () => 512e6,
      BytesReceived: () => 6000,
      BytesSent: () => 60_000,
    },
    ...more,
  };
}

export function component(
  id: string,
  type: string,
  resource: Resource,
  more: { [key: string]: unknown } = {},
): Component {
  return { id, type, dependsOn: [], ref: { resourceId: resource.id, region: resource.location, ...more } };
}

const rules = await shippedRules();

export function contextFor(
  url: string,
  components: Component[],
  more: Partial<ProviderContext> & { asks?: readonly ObjectiveAsk[] } = {},
): ProviderContext {
  const { asks, settings, ...rest } = more;
  return {
    directory: "/nowhere",
    workload: { name: "market", components },
    settings: { endpoint: url, auth: { tokenEnv: TOKEN_ENV }, ...settings },
    asOf: AS_OF,
    // What the platform metrics give: the other APIs have tests of their own.
    signals: rules.signals.filter(({ subject, value }) => subject === "component" && value === "series"),
    measures: rules.tables.azure,
    objectives: asks ?? [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...rest,
  };
}

const shop = webApp("shop");

const WORKSPACE = "11111111-1111-1111-1111-111111111111";
const item = { at: END - 60_000, role: "shop", items: 5, ms: 80, success: true, target: "api.example.com" };

/** A workload of one web app, for what is asked of every provider. */
export const SAMPLE: AzureWorld = {
  resources: [shop],
  workspace: { id: WORKSPACE, requests: [item], dependencies: [item] },
  advice: [],
  costs: [{ day: "2026-01-20", service: "App Service", owner: "team-a", usd: 3 }],
};

export function sampleContext(url: string): ProviderContext {
  const shopComponent = component("shop", "azure.appservice", shop);
  return contextFor(url, [shopComponent], { signals: rules.signals, settings: { workspace: WORKSPACE } });
}
