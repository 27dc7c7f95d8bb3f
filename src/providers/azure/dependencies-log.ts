import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import { endOf, type Grid } from "../shared/grid.ts";
import { textIn } from "./json-shape.ts";
import { within } from "./kql.ts";
import type { LogRow } from "./logs-client.ts";
import { numberIn } from "./requests-log.ts";
import { parseResourceId } from "./resource-id.ts";

/** More pairs of a caller and what it calls are no picture of a workload. */
const MOST_EDGES = 5000;

/** The calls that the roles of a workspace make; each item is weighted by how many it stands for. */
export function dependenciesQuery(grid: Grid): string {
  return [
    "AppDependencies",
    within(grid.start, endOf(grid)),
    "| summarize calls = sum(ItemCount),",
    '    throttled = sumif(ItemCount, ResultCode == "429"),',
    '    errors = sumif(ItemCount, ResultCode matches regex "^4[0-9][0-9]$" and ResultCode != "429"),',
    '    faults = sumif(ItemCount, Success == false and not(ResultCode matches regex "^4[0-9][0-9]$")),',
    "    ms = sum(DurationMs * ItemCount)",
    "    by source = AppRoleName, target = Target",
    `| top ${MOST_EDGES} by calls`,
  ].join("\n");
}

const COUNTS = ["calls", "errors", "faults", "throttled", "ms"];

interface Edge {
  calls: number;
  errors: number;
  faults: number;
  throttled: number;
  seconds: number;
}

/** The call graph, with components by their ids, and the callers that are none of them. */
export function graphOf(
  rows: readonly LogRow[],
  components: readonly Component[],
): { edges: EvidenceValue; strangers: string[] } | { reason: string } {
  if (rows.length >= MOST_EDGES) return { reason: `the graph has ${MOST_EDGES} edges or more: not all of them came` };
  if (rows.length === 0) return { reason: "the workspace has no dependency in the window" };
  const names = new Names(components);
  const edges = new Map<string, { source: string; target: string; edge: Edge }>();
  const strangers = new Set<string>();
  for (const row of rows) {
    const role = shown(row.source);
    const own = names.ofRole(role);
    if (own === undefined && role !== "") strangers.add(role);
    const source = own ?? role;
    const target = names.ofTarget(textIn(row.target)) ?? shown(row.target);
    const key = JSON.stringify([source, target]);
    const counts = COUNTS.map((name) => numberIn(row[name]));
    if (counts.includes(null)) return { reason: "a row of the answer holds no numbers" };
    const [calls = 0, errors = 0, faults = 0, throttled = 0, ms = 0] = counts as number[];
    const known = edges.get(key)?.edge ?? { calls: 0, errors: 0, faults: 0, throttled: 0, seconds: 0 };
    edges.set(key, {
      source,
      target,
      edge: {
        calls: known.calls + calls,
        errors: known.errors + errors,
        faults: known.faults + faults,
        throttled: known.throttled + throttled,
        seconds: known.seconds + ms / 1000,
      },
    });
  }
  const list = [...edges.values()].map(({ source, target, edge }): Row => ({ source, target, ...edge }));
  return {
    edges: list.sort(
      (a, b) => byCodeUnit(String(a.source), String(b.source)) || byCodeUnit(String(a.target), String(b.target)),
    ),
    strangers: [...strangers].sort(byCodeUnit),
  };
}

function shown(cell: unknown): string {
  return visible(textIn(cell)).slice(0, 200);
}

/** Components by the names that telemetry has for them; a name of two of them is nobody's. */
class Names {
  readonly #roles = new Map<string, string | undefined>();
  readonly #hosts = new Map<string, string | undefined>();

  constructor(components: readonly Component[]) {
    const put = (names: Map<string, string | undefined>, name: string, id: string) =>
      names.set(name.toLowerCase(), names.has(name.toLowerCase()) ? undefined : id);
    for (const component of components) {
      const resource = parseResourceId(component.ref?.resourceId);
      const role = roleOf(component);
      if (role !== undefined) put(this.#roles, role, component.id);
      if (!resource) continue;
      const server = /\/servers\/([^/]+)\/databases\//i.exec(resource.id)?.[1];
      put(this.#hosts, server === undefined ? resource.name : `${server}|${resource.name}`, component.id);
    }
  }

  ofRole(role: string): string | undefined {
    return this.#roles.get(role.toLowerCase());
  }

  /** `shop.azurewebsites.net`, `tcp:server.database.windows.net,1433 | orders`, `bus.servicebus.windows.net/queue` */
  ofTarget(target: string): string | undefined {
    const [address = "", database] = target
      .toLowerCase()
      .split("|")
      .map((part) => part.trim());
    const host = /^(?:tcp:|[a-z]+:\/\/)?([a-z0-9-]+)/.exec(address)?.[1];
    if (host === undefined) return undefined;
    return database === undefined
      ? (this.#hosts.get(host) ?? this.#roles.get(host))
      : this.#hosts.get(`${host}|${database}`);
  }
}

const REPORTING = new Set(["azure.appservice", "azure.functions", "azure.containerapps"]);

/** The name under which a component reports to Application Insights: its own word, else the name of its app. */
export function roleOf({ type, ref }: Component): string | undefined {
  if (typeof ref?.roleName === "string" && /^.{1,260}$/u.test(ref.roleName)) return ref.roleName;
  return REPORTING.has(type) ? parseResourceId(ref?.resourceId)?.name : undefined;
}
