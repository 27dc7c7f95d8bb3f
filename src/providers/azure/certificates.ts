import type { EvidenceValue } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import type { Connection } from "./connection.ts";
import { GRAPH, readGraph } from "./graph.ts";
import { listIn, objectIn, textIn } from "./json-shape.ts";
import type { AzureLimits } from "./limits.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { parseResourceId } from "./resource-id.ts";
import { subscriptionsOf } from "./scope.ts";

/** Certificates of App Service, and which app has bound which of them to a name. */
const CERTIFICATES = [
  "resources",
  "| where type in~ ('microsoft.web/certificates', 'microsoft.web/sites')",
  "| project id, thumbprint = tostring(properties.thumbprint), expires = tostring(properties.expirationDate),",
  "    bindings = properties.hostNameSslStates",
  "| order by id asc",
].join("\n");

/** Days until the first certificate expires that a web app has bound: one query for all of them. */
export function planCertificates(context: ProviderContext, limits: AzureLimits): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "certificate.days-left");
  const apps = context.workload.components.flatMap((component) => {
    const id = parseResourceId(component.ref?.resourceId)?.id.toLowerCase();
    return component.type === "azure.appservice" && id !== undefined ? [{ subject: component.id, id }] : [];
  });
  if (!signal || apps.length === 0) return undefined;
  const planned = Math.max(1, Math.ceil(apps.length / limits.graphRows));
  const evidence = (resultOf: (id: string) => { value: EvidenceValue } | { reason: string }) =>
    apps.map(({ subject, id }) =>
      told(signal, subject, resultOf(id), CERTIFICATES, { start: context.asOf, end: context.asOf }, context.asOf),
    );
  return {
    api: GRAPH,
    requests: planned,
    readings: apps.map(({ subject }) => plannedReading(subject, signal)),
    async gather(connection: Connection | { reason: string }): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(() => connection), troubles: [] };
      const read = await readGraph(connection, CERTIFICATES, subscriptionsOf(context), limits, planned);
      if ("failure" in read)
        return { evidence: evidence(() => read.failure), troubles: [{ api: GRAPH, failure: read.failure }] };
      const known = certificatesIn(read.rows);
      return { evidence: evidence((id) => daysLeft(id, known, Date.parse(context.asOf))), troubles: [] };
    },
  };
}

interface Certificates {
  /** Ends of life by thumbprint, milliseconds. */
  ends: Map<string, number>;
  /** Thumbprints by app, ids in small letters. */
  bound: Map<string, string[]>;
}

function certificatesIn(rows: readonly unknown[]): Certificates {
  const known: Certificates = { ends: new Map(), bound: new Map() };
  for (const one of rows) {
    const { id, thumbprint, expires, bindings } = objectIn(one);
    const end = parseInstant(textIn(expires));
    if (textIn(thumbprint) !== "" && end !== undefined) known.ends.set(textIn(thumbprint).toLowerCase(), end);
    if (Array.isArray(bindings)) {
      const thumbprints = listIn(bindings).map((state) => textIn(objectIn(state).thumbprint).toLowerCase());
      known.bound.set(
        textIn(id).toLowerCase(),
        thumbprints.filter((text) => text !== ""),
      );
    }
  }
  return known;
}

function daysLeft(id: string, { ends, bound }: Certificates, now: number): { value: number } | { reason: string } {
  const thumbprints = bound.get(id);
  if (!thumbprints)
    return { reason: "the inventory does not list its resource: it is gone, or these credentials may not read it" };
  if (thumbprints.length === 0)
    return { reason: "it has bound no certificate of its own: that of azurewebsites.net is Azure's to renew" };
  const known = thumbprints.map((thumbprint) => ends.get(thumbprint));
  if (known.includes(undefined))
    return { reason: "a certificate that it has bound is not among those that these credentials may read" };
  return { value: (Math.min(...known.map((end) => end ?? 0)) - now) / DAY_MS };
}
