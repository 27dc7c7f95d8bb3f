import type { Diagnostic, PlannedReading } from "../../model/evidence.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import type { Answers } from "./answers.ts";
import { askServer, usageOf } from "./asking.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { planObjectives, type Target } from "./objectives.ts";
import { evidenceOf } from "./readings.ts";
import { limitsOf, settingsOf } from "./settings.ts";
import { added, type UsageByApi } from "./usage.ts";

export async function planPrometheus(context: ProviderContext, base: Limits = LIMITS): Promise<ProviderPlan> {
  const settings = settingsOf(context.settings);
  const limits = limitsOf(settings, base);
  const { readings, targets } = planObjectives(context.objectives, settings, context.asOf, process.env);
  const planned = new Map<string, PlannedReading>();
  for (const { ask, part } of readings) {
    const one = {
      subject: ask.subject,
      signal: `objective.${part}`,
      provider: "prometheus",
      strength: "observed" as const,
    };
    planned.set(JSON.stringify([one.subject, one.signal]), one);
  }
  return {
    readings: [...planned.values()],
    usage: added(targets.map(({ questions }) => usageOf(questions.list, limits))),
  };
}

/** Every server is asked at the same time, each with a deadline of its own. */
export async function gatherPrometheus(context: ProviderContext, base: Limits = LIMITS): Promise<GatherResult> {
  const settings = settingsOf(context.settings);
  const limits = limitsOf(settings, base);
  const { readings, targets } = planObjectives(context.objectives, settings, context.asOf, process.env);
  const answers = new Map<Target, Answers>();
  const diagnostics: Diagnostic[] = [];
  const usages: UsageByApi[] = [];
  await Promise.all(
    targets.map(async (target) => {
      const asked = await askServer(target.server, target.questions.list, limits, context.abort);
      answers.set(target, asked.answers);
      diagnostics.push(...asked.diagnostics);
      usages.push(asked.usage);
    }),
  );
  const evidence = readings.map((reading) => evidenceOf(reading, answers, context.asOf));
  return { evidence, diagnostics, usage: added(usages) };
}
