import type { Evidence, Row, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { quantile } from "../../model/quantile.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import { redacted } from "../shared/redact.ts";
import { type Cells, parameter, runQuery } from "./bigquery.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import { projectsOf } from "./projects.ts";
import { textOf } from "./rest-list.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/bigquery";

const SIGNALS = ["cost.total", "cost.attributed", "cost.services", "cost.transfer"];

/** What was used, by day, service and whether it carries an owner's label and moves data: without taxes, adjustments and credits. */
const QUERY = `SELECT UNIX_SECONDS(TIMESTAMP_TRUNC(usage_start_time, DAY)) AS day, service.description AS service, currency,
  EXISTS(SELECT 1 FROM UNNEST(labels) AS label WHERE label.key IN UNNEST(@owners)) AS owned,
  IFNULL(REGEXP_CONTAINS(sku.description, @transfer), FALSE) AS transfer, SUM(cost) AS cost
FROM \`TABLE\`
WHERE _PARTITIONTIME >= @start AND usage_start_time >= @start AND usage_start_time < @end
  AND cost_type = 'regular' AND project.id IN UNNEST(@projects)
GROUP BY day, service, currency, owned, transfer ORDER BY day, service`;

interface Spent {
  day: number;
  service: string;
  owned: boolean;
  /** Between zones, regions, or through translated addresses. */
  transfer: boolean;
  cost: number;
}

/** What the projects cost, from the export of Cloud Billing to BigQuery: one query, which BigQuery refuses when it would scan too much. */
export function costsView(context: ProviderContext): View | undefined {
  const { billing } = settingsOf(context.settings);
  const projects = projectsOf(context);
  const rules = (context.measures as GcpRules).billing;
  const days = rules.days.value;
  const end = Math.floor(Date.parse(context.asOf) / DAY_MS) * DAY_MS - rules.lagDays.value * DAY_MS;
  const window: Window = { start: formatInstant(end - days * DAY_MS), end: formatInstant(end) };
  const readings = context.signals
    .filter(({ id }) => SIGNALS.includes(id))
    .map(
      (signal): Reading => ({
        subject: context.workload.name,
        signal,
        query: QUERY.replace("TABLE", billing?.table ?? ""),
        window,
      }),
    );
  if (!billing || readings.length === 0 || projects.length === 0) return undefined;
  const [project = ""] = billing.table.split(".");
  return {
    source: SOURCE,
    readings,
    // The most that it can cost.
    plan: (usage) =>
      usage.add(SOURCE, { requests: 1, bound: 1, usd: rules.mostBytes.value * rules.pricePerByte.value }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: 1 });
      const answer = await runQuery(cloud, SOURCE, {
        project,
        location: billing.location ?? "US",
        query: QUERY.replace("TABLE", billing.table),
        parameters: [
          parameter("start", "TIMESTAMP", window.start),
          parameter("end", "TIMESTAMP", window.end),
          parameter("owners", "STRING", settingsOf(context.settings).ownerLabels ?? ["owner", "team", "cost-center"]),
          parameter("projects", "STRING", projects),
          parameter("transfer", "STRING", rules.transfer.value),
        ],
        mostBytes: rules.mostBytes.value,
        permission: "bigquery.jobs.create, or bigquery.tables.getData of the export,",
      });
      if ("reason" in answer) return answer;
      const billed = Math.max(answer.bytes, rules.leastBytes.value);
      cloud.calls.usage.add(SOURCE, { usd: billed * rules.pricePerByte.value });
      const spent = spentIn(answer.rows);
      if ("reason" in spent) return spent;
      complaints.answered(SOURCE);
      return { evidence: readings.map((reading) => told(reading, spent.rows, end, days, cloud, context.asOf)) };
    },
  };
}

function spentIn(cells: readonly Cells[]): { rows: Spent[] } | { reason: string } {
  const rows: Spent[] = [];
  for (const [day, service, currency, owned, transfer, cost] of cells) {
    if (currency !== "USD")
      return {
        reason: `the account is billed in ${textOf(currency).slice(0, 3) || "an unknown currency"}, not in US dollars`,
      };
    const one = {
      day: Number(day) * 1000,
      service: textOf(service),
      owned: owned === "true",
      transfer: transfer === "true",
      cost: Number(cost),
    };
    if (!Number.isFinite(one.day) || !Number.isFinite(one.cost))
      return { reason: "the answer does not have the shape that this API gives" };
    rows.push(one);
  }
  return rows.length === 0 ? { reason: "the export has no records of these projects in that time" } : { rows };
}

function told(
  reading: Reading,
  rows: readonly Spent[],
  end: number,
  days: number,
  cloud: Cloud,
  asOf: string,
): Evidence {
  const start = end - days * DAY_MS;
  const all = dailyOf(rows, start, days);
  if (reading.signal.id === "cost.services") {
    const word = (text: string) => redacted(text, cloud.credentials.secrets);
    const services = [...Map.groupBy(rows, ({ service }) => service)].map(([service, own]): Row => {
      const daily = dailyOf(own, start, days);
      return {
        service: word(service),
        usd: daily.reduce<number>((sum, one) => sum + (one ?? 0), 0),
        last14: median(daily.slice(-14), all.slice(-14)),
        before56: median(daily.slice(-70, -14), all.slice(-70, -14)),
      };
    });
    return evidenceOf(reading, { value: services.slice(0, LIMITS.rows) }, asOf);
  }
  const part = PARTS[reading.signal.id];
  const own = dailyOf(part ? rows.filter(part) : rows, start, days);
  // A day without any record is not known; one on which nothing carries a label, or moves, is a zero.
  const values = own.map((value, at) => value ?? ((all[at] ?? null) === null ? null : 0));
  return evidenceOf(reading, { value: { start: formatInstant(start), step: DAY_MS / 1000, values } }, asOf);
}

/** Which of a day's records a signal adds up; all unless stated. */
const PARTS: { [signal: string]: (one: Spent) => boolean } = {
  "cost.attributed": ({ owned }) => owned,
  "cost.transfer": ({ transfer }) => transfer,
};

function dailyOf(rows: readonly Spent[], start: number, days: number): (number | null)[] {
  const values = new Array<number | null>(days).fill(null);
  for (const { day, cost } of rows) {
    const at = (day - start) / DAY_MS;
    if (Number.isInteger(at) && at >= 0 && at < days) values[at] = (values[at] ?? 0) + cost;
  }
  return values;
}

/** Of the days that have records of anything; null where most have none, such as before the export began. */
function median(values: readonly (number | null)[], all: readonly (number | null)[]): number | null {
  const known = values.flatMap((value, at) => ((all[at] ?? null) === null ? [] : [value ?? 0]));
  return known.length * 2 < values.length
    ? null
    : quantile(
        known.sort((a, b) => a - b),
        0.5,
      );
}
