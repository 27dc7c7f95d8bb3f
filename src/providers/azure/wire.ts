import {
  createDefaultHttpClient,
  type HttpClient,
  isRestError,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import type { Tracing } from "../../model/tracing.ts";
import { placed } from "./address.ts";
import { refusal } from "./refusals.ts";
import { WireFault } from "./wire-fault.ts";

export interface WireOptions {
  endpoint: URL | undefined;
  tracing: Tracing;
  clockMs: number;
  /** How far the source's clock is from this machine's, milliseconds: hears of each answer that tells. */
  clock(offMs: number): void;
}

/**
 * What the clients send their requests with. The URL is a public https one while the token is put on it; what stands for the public hosts
 * comes in here. An answer that is none of Azure's is refused here too, since the clients make an empty one of a web page.
 */
export function wire(options: WireOptions): HttpClient {
  const client = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const url = placed(request.url, options.endpoint);
      if (!url)
        throw new WireFault({
          kind: "final",
          reason: `the source points to ${hostOf(request.url)}, which is not Azure's`,
        });
      for (const [name, value] of Object.entries(options.tracing.headers())) request.headers.set(name, value);
      const sent = moved(request, url);
      const response = await client.sendRequest(sent).catch(brokenOff);
      // The clients find what they know of a request by the object that they made.
      return examined({ ...response, request }, url, options);
    },
  };
}

/** A connection that ends in the middle of an answer is told as an answer that cannot be read. */
function brokenOff(error: unknown): never {
  if (isRestError(error) && error.code === "PARSE_ERROR")
    throw new WireFault({ kind: "transient", reason: "the connection was broken off in the middle of an answer" });
  throw error;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "another host";
}

/** The same request to another address; the one that the policies know keeps its own. */
function moved(request: PipelineRequest, url: URL): PipelineRequest {
  return Object.assign(Object.create(Object.getPrototypeOf(request) as object) as PipelineRequest, request, {
    url: url.href,
    allowInsecureConnection: url.protocol === "http:",
  });
}

function examined(response: PipelineResponse, url: URL, options: WireOptions): PipelineResponse {
  const { status, headers, bodyAsText } = response;
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get("location") ?? "", url.href);
    throw new WireFault({
      kind: "final",
      reason: `${url.host} redirects${to ? ` to ${to.host}` : ""}, which is not followed: not an Azure endpoint (HTTP ${status})`,
    });
  }
  const there = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(there)) {
    const off = there - Date.now();
    options.clock(off);
    if (Math.abs(off) > options.clockMs) {
      const minutes = Math.round(Math.abs(off) / 60_000);
      throw new WireFault({
        kind: "final",
        reason: `the clock of ${url.host} is ${minutes} minutes ${off > 0 ? "ahead of" : "behind"} this machine's: its windows are not the run's`,
      });
    }
  }
  if (/^\s*</.test(bodyAsText ?? ""))
    throw new WireFault({
      kind: "final",
      reason: `${url.host} answers with a web page: not an Azure endpoint (HTTP ${status})`,
    });
  if (status >= 400) throw refusal(status, (name) => headers.get(name), bodyAsText);
  if (status === 200 && !/^\s*[{[]/.test(bodyAsText ?? ""))
    throw new WireFault({ kind: "final", reason: `${url.host} does not answer in JSON: not an Azure endpoint` });
  // A challenge would be answered by a second request, which nobody counts.
  headers.delete("www-authenticate");
  return response;
}
