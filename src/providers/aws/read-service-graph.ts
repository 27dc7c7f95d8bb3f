import { GetServiceGraphCommand, type Service, XRayClient } from "@aws-sdk/client-xray";
import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import type { Access } from "./access.ts";
import { paged } from "./paged.ts";

interface GraphQuery {
  /** Milliseconds. */
  start: number;
  end: number;
  regions: readonly string[];
  components: readonly Component[];
  access: Access;
}

const MOST_PAGES = 50;

/** Who calls whom, by the components' names where a service is one: `ref.service`, else its id. */
export async function readServiceGraph({
  start,
  end,
  regions,
  components,
  access,
}: GraphQuery): Promise<{ values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string }> {
  const names = new Map(
    components.map(({ id, ref }) => [typeof ref?.service === "string" ? ref.service : id, id] as const),
  );
  const edges: Row[] = [];
  const strangers = new Set<string>();
  let pages = 0;
  for (const region of regions) {
    const client = access.traced(new XRayClient(access.configFor(region)));
    const listed = await paged<Service>(access, {
      api: "aws/xray",
      what: `GetServiceGraph in ${region}`,
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new GetServiceGraphCommand({
          StartTime: new Date(start),
          EndTime: new Date(end),
          ...(token === undefined ? {} : { NextToken: token }),
        });
        const { Services, NextToken } = await client.send(command, { abortSignal });
        return { items: Services, next: NextToken };
      },
    });
    client.destroy();
    if ("reason" in listed) return listed;
    pages += listed.pages;
    const nameOf = (service: Service | undefined) => names.get(service?.Name ?? "") ?? visible(service?.Name ?? "");
    const byReference = new Map(listed.items.map((service) => [service.ReferenceId, service]));
    for (const service of listed.items) {
      // A client is whoever calls from outside, and no service.
      if (service.Type === "client") continue;
      if (!names.has(service.Name ?? "")) strangers.add(nameOf(service));
      for (const { ReferenceId, SummaryStatistics: told = {} } of service.Edges ?? []) {
        const calls = told.TotalCount ?? 0;
        edges.push({
          source: nameOf(service),
          target: nameOf(byReference.get(ReferenceId)),
          calls,
          errors: told.ErrorStatistics?.TotalCount ?? 0,
          faults: told.FaultStatistics?.TotalCount ?? 0,
          throttled: told.ErrorStatistics?.ThrottleCount ?? 0,
          seconds: calls === 0 ? null : (told.TotalResponseTime ?? 0) / calls,
        });
      }
    }
  }
  const order = (row: Row) => `${row.source} ${row.target}`;
  edges.sort((a, b) => byCodeUnit(order(a), order(b)));
  return { values: { "service.edges": edges, "service.strangers": [...strangers].sort() }, pages };
}
