import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bin = join(import.meta.dirname, "../bin/run.js");
const PAIRS = 15;

/** Each command and bare Node in turn, so that both see the same noise; medians of the pairs' ratios. */
export function benchStartUp(): void {
  for (const args of [["--version"], ["frameworks", "list"], ["checks", "list", "--json"], ["--help"]]) {
    timed([bin, ...args]);
    const ratios: number[] = [];
    const times: number[] = [];
    for (let i = 0; i < PAIRS; i++) {
      const bare = timed(["-e", "0"]);
      const own = timed([bin, ...args]);
      ratios.push(own / bare);
      times.push(own);
    }
    console.log(
      `plumbrule ${args.join(" ").padEnd(20)} ${median(ratios).toFixed(2)} × bare node  (${median(times).toFixed(0)} ms)`,
    );
  }
}

function timed(args: string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: exit ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
