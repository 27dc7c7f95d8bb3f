import {
  CostExplorerClient,
  GetReservationUtilizationCommand,
  GetSavingsPlansCoverageCommand,
  GetSavingsPlansUtilizationCommand,
} from "@aws-sdk/client-cost-explorer";
import type { AnswerCache } from "../../model/provider.ts";
import { DAY_MS } from "../../model/time.ts";
import type { Access } from "./access.ts";
import { accountOf } from "./account.ts";
import { COST_EXPLORER, keyOf } from "./cost-explorer.ts";
import { type Days, dayOf, periodOf } from "./days.ts";
import type { SignalsLoaded } from "./workload-inventory.ts";

interface CommitmentQuery {
  closed: Days;
  /** What decides the answer: under that it is kept. */
  what: { [name: string]: unknown };
  cache: AnswerCache | undefined;
  access: Access;
}

/** Of one day, in US dollars at list price: all three have one price, so that they can be added up. */
interface Day {
  day: string;
  /** Covered by savings plans. */
  planned: number;
  /** Not covered by savings plans or reservations, though savings plans could. */
  listed: number;
}

/** A commitment: hours or dollars. */
interface Commitment {
  used: number;
  paid: number;
}

interface Told {
  days: Day[];
  /** Null: none is held. */
  plans: Commitment | null;
  reservations: Commitment;
  /** Use of reserved instances at list price, by day. */
  reserved: { [day: string]: number };
}

export async function readCommitments(query: CommitmentQuery): Promise<SignalsLoaded> {
  const { closed, what, cache, access } = query;
  const account = cache && (await accountOf(access, cache));
  const key = account === undefined ? undefined : keyOf(account, what);
  const kept = key && ((await cache?.get(key)) as Told | undefined);
  if (kept && Array.isArray(kept.days)) return { ...signalsOf(kept, closed), pages: 0 };
  const told = await ask(query);
  if ("reason" in told) return told;
  if (key) await cache?.set(key, told);
  return { ...signalsOf(told, closed), pages: 3 };
}

/** The name of the error that Cost Explorer has for what it knows nothing of. */
const UNAVAILABLE = "DataUnavailableException";

async function ask({ closed, access }: CommitmentQuery): Promise<Told | { reason: string }> {
  const client = access.traced(new CostExplorerClient(access.configFor("us-east-1")));
  const TimePeriod = periodOf(closed);
  const send = <T>(call: (abortSignal: AbortSignal) => Promise<T>) => access.calls.call(COST_EXPLORER, call);
  const [coverage, plans, reservations] = await Promise.all([
    send((abortSignal) =>
      client.send(new GetSavingsPlansCoverageCommand({ TimePeriod, Granularity: "DAILY", MaxResults: closed.days }), {
        abortSignal,
      }),
    ),
    send((abortSignal) => client.send(new GetSavingsPlansUtilizationCommand({ TimePeriod }), { abortSignal })),
    // Of EC2, where no service is named.
    send((abortSignal) =>
      client.send(new GetReservationUtilizationCommand({ TimePeriod, Granularity: "DAILY" }), { abortSignal }),
    ),
  ]);
  client.destroy();
  if ("failure" in coverage) return { reason: `GetSavingsPlansCoverage: ${coverage.failure.reason}` };
  if ("failure" in reservations) return { reason: `GetReservationUtilization: ${reservations.failure.reason}` };
  const days = (coverage.answer.SavingsPlansCoverages ?? []).map(({ TimePeriod: of, Coverage = {} }) => ({
    day: of?.Start ?? "",
    planned: Number(Coverage.SpendCoveredBySavingsPlans),
    listed: Number(Coverage.OnDemandCost),
  }));
  const { Total, UtilizationsByTime = [] } = reservations.answer;
  const held = {
    days,
    reservations: { used: Number(Total?.TotalActualHours ?? 0), paid: Number(Total?.PurchasedHours ?? 0) },
    reserved: Object.fromEntries(
      UtilizationsByTime.map((one) => [one.TimePeriod?.Start ?? "", Number(one.Total?.OnDemandCostOfRIHoursUsed ?? 0)]),
    ),
  };
  if (!("failure" in plans)) {
    const { TotalCommitment = 0, UsedCommitment = 0 } = plans.answer.Total?.Utilization ?? {};
    return { ...held, plans: { used: Number(UsedCommitment), paid: Number(TotalCommitment) } };
  }
  // An account without savings plans is told so (recalled); then none covers anything.
  if (plans.failure.reason.startsWith(UNAVAILABLE) && days.every(({ planned }) => planned === 0))
    return { ...held, plans: null };
  return { reason: `GetSavingsPlansUtilization: ${plans.failure.reason}` };
}

function signalsOf(told: Told, closed: Days): Pick<Extract<SignalsLoaded, { values: object }>, "values" | "reasons"> {
  const signals = { "commitment.coverage": coverageOf(told, closed), "commitment.utilisation": utilisationOf(told) };
  return {
    values: Object.fromEntries(Object.entries(signals).map(([id, one]) => [id, typeof one === "number" ? one : null])),
    reasons: Object.fromEntries(
      Object.entries(signals).flatMap(([id, one]) => (typeof one === "string" ? [[id, one]] : [])),
    ),
  };
}

/**
 * The share of the steady use (what the day with the least had) that was at a committed price, over the days; or why it is not known.
 * Reserved instances count beside savings plans: an account may hold either.
 */
function coverageOf({ days, reserved }: Told, { start, days: count }: Days): number | string {
  const known = new Map(days.map((one) => [one.day, one]));
  const all = Array.from({ length: count }, (_, at) => {
    const day = dayOf(start + at * DAY_MS);
    const { planned = Number.NaN, listed = Number.NaN } = known.get(day) ?? {};
    const committed = planned + (reserved[day] ?? 0);
    return { committed, use: committed + listed };
  }).filter(({ use }) => Number.isFinite(use));
  if (all.length < count) return `Cost Explorer tells the coverage of ${all.length} of ${count} days`;
  const steady = Math.min(...all.map(({ use }) => use));
  if (steady <= 0) return "there is no steady use: on one day nothing ran that a commitment could cover";
  return all.reduce((sum, { committed }) => sum + Math.min(committed, steady), 0) / (steady * count);
}

/** The worse of savings plans and reserved instances, of those that are held. */
function utilisationOf({ plans, reservations }: Told): number | string {
  const held = [plans, reservations].filter((one) => one !== null && one.paid > 0) as Commitment[];
  const shares = held.map(({ used, paid }) => used / paid);
  if (shares.length === 0) return "nothing is committed to: no savings plan, no reserved instance of EC2";
  return shares.every(Number.isFinite) ? Math.min(...shares) : "Cost Explorer tells a commitment without its use";
}
