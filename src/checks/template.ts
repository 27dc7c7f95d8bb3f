import type { PillarId } from "../model/rules.ts";

/** A whole check that loads and whose examples pass; every line wants to be looked at. */
export function checkTemplate(id: string, pillar: PillarId): string {
  return `# CONTRIBUTING.md explains each part. Run: plumbrule checks test ${id} --rules DIR
id: ${id}
pillar: ${pillar}
title: { pass: "What is so when all is well", fail: "What is so when it is not" }
question: "The question that the evidence answers?"
appliesTo: [service] # component types, service (anything that serves requests), component (any) or [workload]
severity: medium # critical, high, medium, low
needs: # name in the condition → readings, strongest first: a signal with a statistic, or a derived fact
  busiest:
    - { signal: saturation.cpu, statistic: p99, minSamples: 60 }
thresholds: # every number of the condition, with where it comes from
  most:
    value: 0.8
    unit: "1"
    source: "ours: say the reason, or name the publication and the place in it"
condition: # CEL; what is missing is unknown by itself
  pass: "busiest <= most"
measure: busiest
expected: "at most {most}"
message: { fail: "the busiest minutes use {busiest} of the CPU", pass: "uses at most {busiest} of the CPU" }
why: "What happens to users when it fails."
fix: "What to do about it."
effort: S # S, M, L
blindSpot: "What this check cannot see."
practices: # framework → practices it speaks to; full only if a strict reviewer would be satisfied by this check alone
  aws-well-architected: []
examples: # at least a pass, a fail and an unknown: they are its tests
  - { name: "room to spare", outcome: pass, given: { busiest: 0.5 } }
  - { name: "at its limit", outcome: fail, given: { busiest: 0.95 } }
  - { name: "not measured", outcome: unknown, given: {} }
`;
}
