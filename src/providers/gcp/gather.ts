import type { Evidence, PlannedReading } from "../../model/evidence.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import { CALL_LIMITS, type CallLimits } from "../shared/calls.ts";
import {
  type ComponentReadings,
  componentEvidence,
  planComponent,
  plannedReadings,
} from "../shared/component-metrics.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import {
  type ObjectiveReading,
  objectiveEvidence,
  planCloudObjectives,
  plannedObjectives,
} from "../shared/objective-metrics.ts";
import { type Answer, type Question, Questions } from "../shared/questions.ts";
import { type Remembering, remembered, requestsLeft } from "../shared/remembered.ts";
import { UsageTable } from "../shared/usage.ts";
import { Answers } from "./answers.ts";
import { type Cloud, cloudFor } from "./cloud.ts";
import { Complaints } from "./complaints.ts";
import type { GcpMetric, GcpRules } from "./measures.ts";
import { objectiveSeries, TIERS } from "./objectives.ts";
import { askPromql, planPromql } from "./promql.ts";
import { type LogPlan, planLogUsage, plannedLogs, planRequestLogs, withRequestLogs } from "./request-logs.ts";
import { type Of, seriesOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { viewsOf } from "./sources.ts";
import { askTimeSeries, planTimeSeries, queryOf } from "./time-series.ts";
import { lost, planned, type View } from "./views.ts";

interface Intended {
  components: ComponentReadings<GcpMetric>[];
  objectives: ObjectiveReading[];
  questions: Questions<Of>;
  /** What is asked beside time series. */
  views: View[];
  /** Of components, where their metrics say nothing. */
  logs: LogPlan | undefined;
  price: number;
}

/** What would be asked. Sends nothing. */
function intended(context: ProviderContext): Intended {
  const rules = context.measures as GcpRules | undefined;
  const questions = new Questions<Of>();
  if (!rules) return { components: [], objectives: [], questions, views: [], logs: undefined, price: 0 };
  const { project } = settingsOf(context.settings);
  const end = lastWholeMinute(context.asOf);
  const seconds = context.windowSeconds ?? rules.window.value;
  // Beyond the retention of single minutes there are points of ten.
  const unit = seconds > rules.retention.value ? 600 : 60;
  const components = context.workload.components.flatMap(
    (component) =>
      planComponent<GcpMetric, Of>(component, {
        rules,
        signals: context.signals,
        end,
        windowSeconds: context.windowSeconds,
        stepAtLeast: (step) => Math.ceil(step / unit) * unit,
        seriesOf: (of, metric) => seriesOf(of, metric, rules, project),
        questions,
      }) ?? [],
  );
  const objectives = planCloudObjectives<Of>(context.objectives, {
    provider: "gcp",
    sourceType: "CloudMonitoring",
    end,
    tiers: TIERS,
    whole: (length) => length >= 60 && length % 60 === 0,
    seriesOf: (query, part) => objectiveSeries(query, part, project),
    questions,
  });
  const logs = planRequestLogs(context);
  return { components, objectives, questions, views: viewsOf(context, rules), logs, price: rules.pricePerSeries.value };
}

export async function planGcp(context: ProviderContext): Promise<ProviderPlan> {
  const { components, objectives, questions, views, logs, price } = intended(context);
  const usage = new UsageTable();
  planTimeSeries(questions.list, usage, price);
  planPromql(questions.list, usage);
  for (const view of views) view.plan(usage);
  if (logs) planLogUsage(logs, usage);
  const readings = [
    ...components.flatMap((one) => plannedReadings(one, "gcp")),
    ...(logs ? plannedLogs(logs, context) : []),
    ...plannedObjectives(objectives, "gcp"),
    ...views.flatMap(planned),
  ];
  const known = rememberingOf(context, price);
  const kept =
    context.cache && known
      ? { remembered: known.requests(questions.list) - (await requestsLeft(questions.list, context.cache, known)) }
      : {};
  return { readings: distinct(readings), ...kept, usage: usage.all };
}

/** Everything is asked at the same time, as far as the limit of calls under way allows. */
export async function gatherGcp(context: ProviderContext, limits: CallLimits = CALL_LIMITS): Promise<GatherResult> {
  const { components, objectives, questions, views, logs, price } = intended(context);
  const complaints = new Complaints();
  const cloud = questions.list.length + views.length === 0 ? undefined : await cloudFor(context, limits);
  const evidence: Evidence[] = [];
  let answers: Answer[] = [];
  if (cloud !== undefined && "reason" in cloud) {
    const { reason } = cloud;
    answers = questions.list.map(() => ({ reason }));
    complaints.failed("gcp", cloud.reason);
    for (const view of views) evidence.push(...lost(view, cloud.reason, context));
  } else if (cloud) {
    const [answered, seen] = await Promise.all([
      askRemembering(cloud, questions.list, price, complaints, context),
      Promise.all(views.map((view) => see(view, cloud, context, complaints))),
    ]);
    answers = answered;
    evidence.push(...seen.flat());
  }
  const answerTo = (number: number) => answers[number] ?? { reason: "was not asked" };
  const shown = (number: number) => {
    const question = questions.list[number];
    return question ? queryOf(question) : "";
  };
  const measured = components.flatMap((one) => componentEvidence(one, answerTo, shown, "gcp", context.asOf));
  const usable = cloud !== undefined && !("reason" in cloud);
  evidence.push(
    ...(logs && usable ? await withRequestLogs(logs, measured, cloud, complaints, context) : measured),
    ...objectives.map((one) => objectiveEvidence(one, answerTo, shown, "gcp", context.asOf)),
  );
  const usage = usable ? cloud.calls.usage.all : {};
  return { evidence, diagnostics: complaints.diagnostics, usage };
}

/** The answers to questions, in their order; what earlier runs kept of closed periods is not asked again. */
function askRemembering(
  cloud: Cloud,
  questions: readonly Question<Of>[],
  price: number,
  complaints: Complaints,
  context: ProviderContext,
): Promise<Answer[]> {
  const known = rememberingOf(context, price);
  return known
    ? remembered(questions, context.cache, known, (rest) => ask(cloud, rest, price, complaints))
    : ask(cloud, questions, price, complaints);
}

/** Series name their project, and what a project's metrics say is the same for everybody who may read them: no account is needed to tell them apart. */
function rememberingOf({ settings, measures }: ProviderContext, price: number): Remembering<Of> | undefined {
  const rules = measures as GcpRules | undefined;
  const { endpoint, auth } = settingsOf(settings);
  return (
    rules && {
      of: { provider: "gcp", endpoint, auth: auth?.tokenEnv },
      settleSeconds: rules.settle.value,
      now: Date.now(),
      requests(some) {
        const usage = new UsageTable();
        planTimeSeries(some, usage, price);
        planPromql(some, usage);
        return Object.values(usage.all).reduce((sum, { requests }) => sum + requests, 0);
      },
    }
  );
}

/** The answers to questions, in their order. */
async function ask(
  cloud: Cloud,
  questions: readonly Question<Of>[],
  price: number,
  complaints: Complaints,
): Promise<Answer[]> {
  const answers = new Answers(questions);
  await Promise.all([
    askTimeSeries(cloud, questions, answers, price, complaints),
    askPromql(cloud, questions, answers, price, complaints),
  ]);
  return questions.map((_, number) => answers.of(number));
}

async function see(view: View, cloud: Cloud, context: ProviderContext, complaints: Complaints): Promise<Evidence[]> {
  const seen = await view.see(cloud, complaints);
  if (!("reason" in seen)) return seen.evidence;
  complaints.failed(view.source, seen.reason);
  return lost(view, seen.reason, context);
}

function distinct(readings: readonly PlannedReading[]): PlannedReading[] {
  return [...new Map(readings.map((one) => [JSON.stringify([one.subject, one.signal]), one])).values()];
}
