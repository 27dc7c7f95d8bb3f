import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { provider } from "../src/providers/gcp/index.ts";
import { component, contextOf } from "../test/providers/gcp/context.ts";
import { benchSizes, DAYS, type Measured } from "./cloud-sizes.ts";

/** Metrics of Cloud Run whose points are distributions. */
const DISTRIBUTION = /latencies|utilizations/;

/** Services of Cloud Run over thirty days from a Cloud Monitoring that answers at once. */
export async function benchGoogle(): Promise<void> {
  // All series of a call have the same points: the server is not what is measured.
  const known = new Map<string, string>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://x").searchParams;
    const filter = query.get("filter") ?? "";
    const [, list = "", one = ""] = /service_name = (?:one_of\(([^)]*)\)|"([^"]*)")/.exec(filter) ?? [];
    const names = one === "" ? list.split(",").map((name) => JSON.parse(name) as string) : [one];
    const grid = ["startTime", "endTime"].map((name) => Date.parse(query.get(`interval.${name}`) ?? ""));
    const period = Number.parseInt(query.get("aggregation.alignmentPeriod") ?? "", 10) * 1000;
    const value = DISTRIBUTION.test(filter) ? SPREAD : { int64Value: "1" };
    const key = JSON.stringify([grid, period, value]);
    const points = known.get(key) ?? pointsOf(grid, period, value);
    known.set(key, points);
    const series = names.map((name) => {
      const resource = { type: "cloud_run_revision", labels: { project_id: "shop-1", service_name: name } };
      return `{"resource":${JSON.stringify(resource)},"points":${points}}`;
    });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`{"timeSeries":[${series.join()}]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await benchSizes("gcp", import.meta.filename, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, {});
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A distribution as Cloud Run writes it, of forty requests. */
const SPREAD = {
  distributionValue: {
    count: "40",
    mean: 120,
    bucketOptions: { exponentialBuckets: { numFiniteBuckets: 66, growthFactor: 1.4, scale: 1 } },
    bucketCounts: Array.from({ length: 20 }, (_, at) => String(at % 5)),
  },
};

/** Newest first, each at the end of its interval, without what `fields` leaves out. */
function pointsOf([start = 0, end = 0]: number[], period: number, value: object): string {
  const points: object[] = [];
  for (let at = end; at > start; at -= period) {
    points.push({ interval: { endTime: new Date(at).toISOString() }, value });
  }
  return JSON.stringify(points);
}

if (process.argv[1] === import.meta.filename) {
  const [url = "", size] = process.argv.slice(2);
  const components = Array.from({ length: Number(size) }, (_, at) =>
    component(`s${at}`, "gcp.cloudrun", { service_name: `s${at}` }),
  );
  const started = performance.now();
  const { usage, evidence } = await provider.gather(contextOf(url, components, { windowSeconds: DAYS * 86_400 }));
  const ms = performance.now() - started;
  if (evidence.every(({ value }) => value === null)) throw new Error(evidence[0]?.reason ?? "no evidence");
  const { requests = 0, bound = 0, points = 0, usd = 0 } = usage["gcp/monitoring"] ?? {};
  const rssMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ms, requests, bound, points, usd, rssMiB } satisfies Measured));
}
