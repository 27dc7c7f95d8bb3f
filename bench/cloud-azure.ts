import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { provider } from "../src/providers/azure/index.ts";
import { component, contextFor, webApp } from "../test/providers/azure/setting.ts";
import { TOKEN_ENV } from "../test/servers/azure.ts";
import { benchSizes, DAYS, type Measured } from "./cloud-sizes.ts";

/** Milliseconds of the samples that a window of thirty days has. */
const STEPS: { [interval: string]: number } = { PT5M: 300_000, PT15M: 900_000, PT30M: 1_800_000, PT1H: 3_600_000 };

/** Web apps over thirty days from an Azure Monitor that answers at once. */
export async function benchAzure(): Promise<void> {
  const samples = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const query = new URL(request.url ?? "/", "http://azure.test").searchParams;
    const [interval = "", aggregation = ""] = [query.get("interval"), query.get("aggregation")].map(String);
    const [start, end] = [Date.parse(query.get("starttime") ?? ""), Date.parse(query.get("endtime") ?? "")];
    const key = [start, end, interval, aggregation].join();
    const step = STEPS[interval] ?? Number.NaN;
    const data =
      samples.get(key) ??
      JSON.stringify(
        Array.from({ length: (end - start) / step }, (_, at) => ({
          timeStamp: new Date(start + at * step).toISOString(),
          [aggregation.toLowerCase()]: 1,
        })),
      );
    samples.set(key, data);
    const { resourceids } = JSON.parse(Buffer.concat(chunks).toString()) as { resourceids: string[] };
    const names = (query.get("metricnames") ?? "").split(",");
    const values = resourceids.map((resourceid) => {
      const value = names.map(
        (name) =>
          `{"id":"${resourceid}/providers/Microsoft.Insights/metrics/${name}","name":{"value":"${name}"},"type":"m","unit":"Count","errorCode":"Success","timeseries":[{"metadatavalues":[],"data":${data}}]}`,
      );
      return `{"resourceid":"${resourceid}","namespace":"Microsoft.Web/sites","starttime":"","endtime":"","interval":"${interval}","value":[${value.join()}]}`;
    });
    response.writeHead(200, { "content-type": "application/json" }).end(`{"values":[${values.join()}]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await benchSizes("azure", import.meta.filename, url, { [TOKEN_ENV]: "x" });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [url = "", size] = process.argv.slice(2);
  const components = Array.from({ length: Number(size) }, (_, at) =>
    component(`app${at}`, "azure.appservice", webApp(`app${at}`)),
  );
  const context = contextFor(url, components, { windowSeconds: DAYS * 86_400 });
  const own = context.signals.filter(({ id }) => id !== "alarm.firings");
  const started = performance.now();
  const { usage, diagnostics } = await provider.gather({ ...context, signals: own });
  const ms = performance.now() - started;
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const { requests = 0, bound = 0, points = 0, usd = 0 } = usage["azure/metrics"] ?? {};
  const rssMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ms, requests, bound, points, usd, rssMiB } satisfies Measured));
}
