import { spawn } from "node:child_process";

const SIZES = [250, 500, 1000];
export const DAYS = 30;

/** What one process measured of itself. */
export interface Measured {
  ms: number;
  requests: number;
  bound: number;
  points: number;
  usd: number;
  rssMiB: number;
}

/** Each number of components against that server, in a process of its own, held against the half. */
export async function benchSizes(cloud: string, script: string, url: string, env: NodeJS.ProcessEnv): Promise<void> {
  let before: Measured | undefined;
  for (const size of SIZES) {
    const result = await measured(script, url, size, env);
    const growth = before
      ? `; of the half: ${(result.ms / before.ms).toFixed(2)} × the time, ${(result.rssMiB / before.rssMiB).toFixed(2)} × the memory`
      : "";
    console.log(
      `${cloud}: ${String(size).padStart(5)} components × ${DAYS} d: ${result.requests} requests (bound ${result.bound}), ${(result.points / 1e6).toFixed(1)} M points, ${result.usd.toFixed(3)} USD, ${(result.ms / 1000).toFixed(1)} s, peak ${result.rssMiB.toFixed(0)} MiB${growth}`,
    );
    before = result;
  }
}

function measured(script: string, url: string, size: number, env: NodeJS.ProcessEnv): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, url, String(size)], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...env },
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
