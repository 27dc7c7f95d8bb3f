import type { CheckMapping, Framework, Rules } from "../model/rules.ts";
import { practiceChecks } from "./mapping.ts";

export interface FrameworkRow {
  id: string;
  title: string;
  version: string;
  pillars: number;
  practices: number;
  /** Practices that at least one check speaks to. */
  spokenTo: number;
}

export function describeFrameworks(rules: Rules): FrameworkRow[] {
  return rules.frameworks.map((framework) => {
    const practices = framework.pillars.flatMap((pillar) => pillar.practices);
    const mappings = practiceChecks(framework, rules.checks);
    return {
      id: framework.id,
      title: framework.title,
      version: framework.version,
      pillars: framework.pillars.length,
      practices: practices.length,
      spokenTo: practices.filter((practice) => mappings.has(practice.id)).length,
    };
  });
}

export interface ShownFramework {
  id: string;
  title: string;
  version: string;
  source: string;
  pillars: {
    id: string;
    title: string;
    questions?: { id: string; title: string }[];
    tradeoffs?: { against: string; titles: string[] }[];
    practices: {
      id: string;
      title: string;
      risk: "high" | "medium" | "low" | null;
      question?: string;
      about?: string;
      checks: CheckMapping[];
      wouldEvidence?: string;
    }[];
  }[];
}

/** The contract's `frameworks show ID --json`. */
export function showFramework(framework: Framework, rules: Rules): ShownFramework {
  const mappings = practiceChecks(framework, rules.checks);
  const { id, title, version, source } = framework;
  return {
    id,
    title,
    version,
    source,
    pillars: framework.pillars.map((pillar) => ({
      id: pillar.id,
      title: pillar.title,
      ...(pillar.questions ? { questions: pillar.questions } : {}),
      ...(pillar.tradeoffs ? { tradeoffs: pillar.tradeoffs } : {}),
      practices: pillar.practices.map(({ checks: _own, risk, ...practice }) => ({
        ...practice,
        risk: risk ?? null,
        checks: (mappings.get(practice.id) ?? []).map(({ check, covers, why }) => ({ id: check, covers, why })),
      })),
    })),
  };
}
