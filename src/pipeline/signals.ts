import { refuse } from "../documents/problems.ts";
import { checkSchema } from "../documents/schema-check.ts";
import type { YamlSource } from "../documents/yaml-source.ts";
import { STRENGTHS } from "../model/evidence.ts";
import type { Signal } from "../model/rules.ts";

const PROPERTIES = {
  id: {
    type: "string",
    pattern: "^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$",
    description: "words with hyphens, joined by dots",
  },
  title: { type: "string", minLength: 1, description: "what it is, for people" },
  unit: { type: "string", description: "UCUM; empty for texts and truth values" },
  subject: { enum: ["component", "workload"], description: "component or workload" },
  value: { enum: ["series", "number", "boolean", "string", "list", "rows"], description: "what one reading holds" },
  strength: { enum: [...STRENGTHS], description: "how it is known" },
  golden: {
    enum: ["traffic", "errors", "latency", "saturation"],
    description: "its group, when it is a golden signal",
  },
  most: {
    type: "object",
    required: ["value", "source"],
    additionalProperties: false,
    properties: { value: { type: "number" }, source: { type: "string", minLength: 1 } },
    description: "the value above which no sample can lie, with its source",
  },
} as const;

const FILE = {
  type: "object",
  required: ["signals"],
  additionalProperties: false,
  properties: {
    schema: { const: 1 },
    defaults: { type: "object", additionalProperties: false, properties: PROPERTIES },
    signals: { type: "array", items: { type: "object", additionalProperties: false, properties: PROPERTIES } },
  },
};

const WHOLE = {
  type: "array",
  items: { type: "object", required: ["id", "title", "unit", "subject", "value", "strength"], properties: PROPERTIES },
};

/** The signals of one file, with the file's defaults filled in. Throws FileProblems that names file, line and path. */
export async function parseSignals(source: YamlSource): Promise<Signal[]> {
  refuse(source, await checkSchema(FILE, source.value));
  const { defaults, signals } = source.value as { defaults?: Partial<Signal>; signals: Partial<Signal>[] };
  const whole = signals.map((signal) => ({ ...defaults, ...signal }));
  const missing = (await checkSchema(WHOLE, whole)).map((one) => ({ ...one, at: ["signals", ...one.at] }));
  refuse(source, missing);
  return whole as Signal[];
}
