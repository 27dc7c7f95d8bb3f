import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { gatherPrometheus } from "../src/providers/prometheus/gather.ts";
import { LIMITS } from "../src/providers/prometheus/limits.ts";
import { ask, contextFor, DAY, HOUR, ratio } from "../test/providers/prometheus/asks.ts";
import { answer, startWire } from "../test/servers/prometheus-wire.ts";

const WINDOWS = [28 * DAY, 3 * DAY, DAY, 6 * HOUR, 2 * HOUR, HOUR, 1800, 300];
const DELAY_MS = 100;
const SIZES = [100, 200, 400, 800];
/** Asked one by one: enough to know what one of them takes. */
const SEQUENTIAL = 2;

interface Measured {
  ms: number;
  requests: number;
  readings: number;
  rssMiB: number;
}

/** N objectives × 8 windows from a server that takes 100 ms an answer, beside asking for one number at a time, each size in a process of its own. */
export async function benchObjectives(): Promise<void> {
  const server = await startWire(async (asked, response) => {
    await pause(DELAY_MS);
    answer(asked, response, "1");
  });
  try {
    const alone = await measured(server.url, SEQUENTIAL, "one by one");
    const oneByOne = alone.ms / SEQUENTIAL;
    let before: Measured | undefined;
    for (const size of SIZES) {
      const result = await measured(server.url, size, "joined");
      const growth = before ? `, ${(result.rssMiB / before.rssMiB).toFixed(2)} × the memory of the half` : "";
      console.log(
        `${String(size).padStart(4)} objectives × ${WINDOWS.length} windows: ${result.requests} requests for ${result.readings} readings, ${(result.ms / 1000).toFixed(2)} s, 1/${((oneByOne * size) / result.ms).toFixed(0)} of one by one, peak ${result.rssMiB.toFixed(0)} MiB${growth}`,
      );
      before = result;
    }
  } finally {
    await server.stop();
  }
}

function measured(url: string, size: number, how: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, url, String(size), how], {
      stdio: ["ignore", "pipe", "inherit"],
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
  const [url, size, how] = process.argv.slice(2);
  const objectives = Array.from({ length: Number(size) }, (_, index) =>
    ask(
      ratio({
        total: `sum(http_requests_total{job="service-${index}"})`,
        bad: `sum(http_requests_total{job="service-${index}",code=~"5.."})`,
        counter: true,
      }),
      { objective: `objective-${index}`, windows: WINDOWS },
    ),
  );
  const limits = how === "joined" ? LIMITS : { ...LIMITS, concurrency: 1, queryBytes: 0 };
  const started = performance.now();
  const { evidence, usage } = await gatherPrometheus(contextFor(url, objectives), limits);
  const ms = performance.now() - started;
  const nulls = evidence.filter((item) => item.value === null);
  if (nulls.length > 0) throw new Error(`${nulls.length} readings are missing: ${nulls[0]?.reason}`);
  const requests = Object.values(usage).reduce((sum, one) => sum + one.requests, 0);
  const rssMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ms, requests, readings: evidence.length, rssMiB } satisfies Measured));
}
