import { at, entries, list, objects, objectsInside, text } from "../json-values.ts";
import type { Reading } from "../scanner.ts";
import type { KubernetesObject } from "./objects.ts";

/** Readings of objects that configure the cluster rather than one workload. */
export function platformReadings(of: KubernetesObject): Reading[] {
  const group = of.apiVersion.split("/")[0] ?? "";
  const say = (signal: string, value: boolean): Reading => ({
    signal: `kubernetes.${signal}`,
    value,
    path: of.path,
    line: of.line,
    attributes: { kind: of.kind, name: of.name },
  });
  const out: Reading[] = [];
  if (/(^|\.)(istio\.io|linkerd\.io)$/.test(group) || group === "consul.hashicorp.com") out.push(say("mesh", true));
  if (
    of.kind === "Namespace" &&
    (of.labels["istio-injection"] === "enabled" ||
      at(of.body, "metadata", "annotations", "linkerd.io/inject") === "enabled")
  )
    out.push(say("mesh", true));
  if (of.kind === "PeerAuthentication" && group.endsWith("istio.io"))
    out.push(say("mesh-mtls", at(of.body, "spec", "mtls", "mode") === "STRICT"));
  if (of.kind === "VirtualService" && group.endsWith("istio.io"))
    out.push(
      say(
        "mesh-timeouts",
        objects(at(of.body, "spec", "http")).some((route) => route.timeout !== undefined),
      ),
    );
  if (of.kind === "HTTPRoute" && group.endsWith("gateway.networking.k8s.io"))
    out.push(
      say(
        "mesh-timeouts",
        objects(at(of.body, "spec", "rules")).some((rule) => rule.timeouts !== undefined),
      ),
    );
  if (of.kind === "Ingress") {
    out.push(say("ingress-tls", list(at(of.body, "spec", "tls")).length > 0));
    out.push(
      say(
        "rate-limit",
        entries(at(of.body, "metadata", "annotations")).some(([key]) =>
          /\/limit-(rps|rpm|connections|rate)$|rate-?limit/i.test(key),
        ),
      ),
    );
  }
  if (of.kind === "Gateway") {
    // Istio writes `servers`, the Gateway API `listeners`.
    const listeners = [...objects(at(of.body, "spec", "listeners")), ...objects(at(of.body, "spec", "servers"))];
    for (const [index, listener] of listeners.entries()) {
      const tls = listener.tls !== undefined;
      out.push({
        ...say("ingress-tls", tls),
        attributes: { kind: of.kind, name: of.name, listener: String(index + 1) },
      });
    }
  }
  if (limitsRate(of)) out.push(say("rate-limit", true));
  if (of.kind === "Secret" && of.apiVersion === "v1") {
    const data = [...entries(at(of.body, "data")), ...entries(at(of.body, "stringData"))];
    const literal = data.some(([, value]) => {
      const said = text(value) ?? "";
      return said !== "" && !/^\$[({]|^<.*>$|^ENC\[|^ref\+/.test(said);
    });
    if (data.length > 0) out.push(say("plain-secret", literal && at(of.body, "sops") === undefined));
  }
  return out;
}

const RATE_KINDS = new Set(["RateLimitPolicy", "RateLimitFilter", "BackendTrafficPolicy"]);

function limitsRate(of: KubernetesObject): boolean {
  if (of.kind === "EnvoyFilter" || of.kind === "BackendTrafficPolicy" || of.kind === "Middleware")
    for (const inner of objectsInside(at(of.body, "spec"), 5000)) {
      if (inner.rateLimit !== undefined || /ratelimit/.test(text(inner.name) ?? "")) return true;
    }
  if (of.kind === "KongPlugin" || of.kind === "KongClusterPlugin")
    return /rate-limiting/.test(text(at(of.body, "plugin")) ?? "");
  return RATE_KINDS.has(of.kind) && of.kind !== "BackendTrafficPolicy";
}
