import type { Diagnostic, PlannedReading } from "../../model/evidence.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import type { Answers } from "./answers.ts";
import { askServer, usageOf } from "./asking.ts";
import { type ComponentReading, componentEvidence, planComponents, signalsOf } from "./components.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { planObjectives, type Reading } from "./objectives.ts";
import { evidenceOf } from "./readings.ts";
import { limitsOf, settingsOf } from "./settings.ts";
import { type Target, Targets } from "./targets.ts";
import { added, type UsageByApi } from "./usage.ts";

interface Intended {
  objectives: Reading[];
  components: ComponentReading[];
  targets: Target[];
  limits: Limits;
}

/** What would be read and asked. Sends nothing. */
export function intended(context: ProviderContext, base: Limits = LIMITS): Intended {
  const settings = settingsOf(context.settings);
  const targets = new Targets(settings, context.tracing);
  const objectives = planObjectives(context.objectives, context.asOf, targets);
  const components = planComponents(context, targets);
  return { objectives, components, targets: targets.all, limits: limitsOf(settings, base, context.timeoutMs) };
}

export async function planPrometheus(context: ProviderContext): Promise<ProviderPlan> {
  const { objectives, components, targets, limits } = intended(context);
  const planned = new Map<string, PlannedReading>();
  const plan = (subject: string, signal: string) =>
    planned.set(JSON.stringify([subject, signal]), { subject, signal, provider: "prometheus", strength: "observed" });
  for (const { ask, part } of objectives) plan(ask.subject, `objective.${part}`);
  for (const one of components) for (const signal of signalsOf(one)) plan(one.component.id, signal.id);
  return {
    readings: [...planned.values()],
    usage: added(targets.map(({ questions }) => usageOf(questions.list, limits))),
  };
}

/** Every server is asked at the same time, each with a deadline of its own. */
export async function gatherPrometheus(context: ProviderContext, base: Limits = LIMITS): Promise<GatherResult> {
  const { objectives, components, targets, limits } = intended(context, base);
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
  const evidence = [
    ...objectives.map((reading) => evidenceOf(reading, answers, context.asOf)),
    ...components.flatMap((reading) => componentEvidence(reading, answers, context.asOf)),
  ];
  return { evidence, diagnostics, usage: added(usages) };
}
