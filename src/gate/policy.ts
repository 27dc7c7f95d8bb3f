import schema from "../../schemas/gate.schema.json" with { type: "json" };
import { closest } from "../documents/did-you-mean.ts";
import type { Complaint } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import type { Assessment } from "../model/assessment.ts";
import type { GatePolicy } from "../model/gate.ts";
import { pillarNames } from "./pillars.ts";

/** What is wrong with a policy by itself. */
export async function checkPolicy(value: unknown): Promise<Complaint[]> {
  return [...findSecrets(value), ...(await checkSchema(schema, value))];
}

/** Pillars that the assessment does not have: a slip would otherwise be a rule that nothing can violate. */
export function checkPillars({ pillars = {} }: GatePolicy, assessment: Assessment): Complaint[] {
  const known = pillarNames(assessment);
  return Object.keys(pillars)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      at: ["pillars", name],
      on: "key",
      say: () => {
        const near = closest(name, known);
        return `no framework of the assessment has the pillar ${quoted(name)}; ${near === undefined ? `there are ${known.join(", ")}` : `did you mean "${near}"?`}`;
      },
    }));
}
