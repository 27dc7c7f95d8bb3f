import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { provider } from "../src/providers/aws/index.ts";
import { contextFor, loadBalancer } from "../test/providers/aws/workload.ts";
import { benchGoogle } from "./clouds-google.ts";

const SIZES = [250, 500, 1000];
export const DAYS = 30;

export interface Measured {
  ms: number;
  requests: number;
  bound: number;
  points: number;
  usd: number;
  rssMiB: number;
}

/** Load balancers over thirty days from a CloudWatch that answers at once, each size in a process of its own. */
export async function benchClouds(): Promise<void> {
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
  console.log("load balancers, AWS");
  try {
    await grow(import.meta.filename, url);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  console.log("services of Cloud Run, Google Cloud");
  await benchGoogle();
}

/** A cloud that answers at once, put to growing workloads by a script that takes its address and a number of components. */
export async function grow(script: string, url: string): Promise<void> {
  let before: Measured | undefined;
  for (const size of SIZES) {
    const result = await measured(script, url, size);
    const growth = before
      ? `; of the half: ${(result.ms / before.ms).toFixed(2)} × the time, ${(result.rssMiB / before.rssMiB).toFixed(2)} × the memory`
      : "";
    console.log(
      `${String(size).padStart(5)} components × ${DAYS} d: ${result.requests} requests (bound ${result.bound}), ${(result.points / 1e6).toFixed(1)} M points, ${result.usd.toFixed(3)} USD, ${(result.ms / 1000).toFixed(1)} s, peak ${result.rssMiB.toFixed(0)} MiB${growth}`,
    );
    before = result;
  }
}

function measured(script: string, url: string, size: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, url, String(size)], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" },
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.once("close", (code) =>
      code === 0 ? resolve(JSON.parse(out) as Measured) : reject(new Error(`exit ${code}`)),
    );
  });
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
