import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/command-line.ts";

export const MINUTE = 60_000;
export const END = Math.floor(Date.now() / 300_000) * 300_000 - 3_600_000;
export const WEEK = 7 * 24 * 60;

/** Requests of each minute of a week, newest last: counts that CloudWatch recorded of a load balancer (NAB, elb_request_count_8c0756). */
const recorded = readFileSync(join(ROOT, "test/fixtures/cloudwatch/elb_request_count_8c0756.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => Number(line.split(",")[1]));
export const perMinute = Array.from({ length: WEEK }, (_, at) => {
  const index = recorded.length - Math.ceil((WEEK - at) / 5);
  return 20 + Math.round((recorded[Math.max(0, index)] ?? 0) / 5);
});
/** For two hours of the last day a third of the requests failed; else one of each fifth minute's did. */
export const failed = perMinute.map((count, at) =>
  at >= WEEK - 600 && at < WEEK - 480 ? Math.round(count / 3) : at % 5 === 0 ? 1 : 0,
);
export const minuteOf = (at: number) => Math.round((at - (END - WEEK * MINUTE)) / MINUTE);
export const at = (values: readonly number[], index: number) => values[index];

/** Slow for as long as requests fail, with a median that is a quarter of the slowest. Milliseconds. */
const slow = (minute: number) => minute >= WEEK - 600 && minute < WEEK - 480;
export const millis = (minute: number) => (slow(minute) ? [800, 3200] : [100, 400]);
/** Shares that are used: of a service with room, and of a database that is full by day. */
export const used = {
  service: () => 0.4,
  memory: () => 0.6,
  database: (minute: number) => (minute % 1440 < 720 ? 0.97 : 0.3),
};
/** Messages that wait: for the last two days more come than go. */
export const waiting = (minute: number) => Math.max(0, minute - (WEEK - 2880)) * 2 + 3;
export const arrived = () => 10;
export const left = (minute: number) => (minute >= WEEK - 2880 ? 8 : 10);

/** One alarm on errors and one on slowness, which somebody hears; that on errors came and went for an hour two days before the end. */
export const flaps = Array.from({ length: 7 }, (_, nth) => ({
  from: END - 2880 * MINUTE + nth * 8 * MINUTE,
  to: END - 2880 * MINUTE + (nth * 8 + 4) * MINUTE,
}));
export const iso = (ms: number) => new Date(ms).toISOString();
/** Each day's costs: a service with an owner, and a database without. US dollars. */
export const spent = [
  { service: "Compute", owner: "team-a", usd: 60 },
  { service: "Database", owner: "", usd: 40 },
];
export const days = Array.from({ length: 130 }, (_, back) => iso(END - (back + 1) * 1440 * MINUTE).slice(0, 10));
