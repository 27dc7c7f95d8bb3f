import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { provider } from "../src/providers/aws/index.ts";
import { contextFor, loadBalancer } from "../test/providers/aws/workload.ts";
import { benchAzure } from "./cloud-azure.ts";
import { benchGoogle } from "./cloud-google.ts";
import { benchSizes, DAYS, type Measured } from "./cloud-sizes.ts";

export async function benchClouds(): Promise<void> {
  await benchAws();
  await benchAzure();
  await benchGoogle();
}

/** Load balancers over thirty days from a CloudWatch that answers at once. */
async function benchAws(): Promise<void> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const {
      MetricDataQueries: queries = [],
      StartTime: start = 0,
      EndTime: end = 0,
    } = JSON.parse(Buffer.concat(chunks).toString()) as {
      MetricDataQueries?: { Id: string; MetricStat: { Period: number } }[];
      StartTime?: number;
      EndTime?: number;
    };
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(
      JSON.stringify({
        MetricDataResults: queries.map(({ Id, MetricStat: { Period } }) => {
          const count = Math.round((end - start) / Period);
          return {
            Id,
            StatusCode: "Complete",
            Timestamps: Array.from({ length: count }, (_, at) => start + at * Period),
            Values: new Array(count).fill(1),
          };
        }),
        MetricAlarms: [],
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await benchSizes("aws", import.meta.filename, url, { AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [url = "", size] = process.argv.slice(2);
  const components = Array.from({ length: Number(size) }, (_, at) => loadBalancer(`lb${at}`));
  const started = performance.now();
  const { usage } = await provider.gather(contextFor(url, components, { windowSeconds: DAYS * 86_400 }));
  const ms = performance.now() - started;
  const { requests = 0, bound = 0, points = 0, usd = 0 } = usage["aws/cloudwatch"] ?? {};
  const rssMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ms, requests, bound, points, usd, rssMiB } satisfies Measured));
}
