import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import assessmentSchema from "../../schemas/assessment.schema.json" with { type: "json" };
import evidenceSchema from "../../schemas/evidence.schema.json" with { type: "json" };
import type { Assessment } from "../../src/model/assessment.ts";
import type { EvidenceDocument } from "../../src/model/evidence.ts";
import { loadAssessment, loadEvidence } from "../../src/pipeline/kept-documents.ts";
import { folderWith, messageOf } from "../workload/folder.ts";

/** Every optional key of a type made necessary, all the way down: a key that the model gains fails the type check here. */
type Whole<T> = T extends (infer Item)[] ? Whole<Item>[] : T extends object ? { [Key in keyof T]-?: Whole<T[Key]> } : T;

const instant = "2026-01-01T00:00:00Z";
const window = { start: instant, end: "2026-01-02T00:00:00Z" };
const source = { provider: "recorded", query: "q", path: "a.csv", line: 1 };
const component = {
  id: "a",
  type: "vm",
  dependsOn: ["b"],
  owner: "Ada",
  criticality: "high" as const,
  ref: { region: "x" },
};
const answer = {
  framework: "dora",
  practice: "p",
  outcome: "pass" as const,
  by: "Ada",
  at: instant,
  until: instant,
  reason: "r",
  link: "l",
};
const query = { type: "Prometheus", url: "http://x", spec: { query: "q" } };
const objective = {
  name: "o",
  service: "a",
  kind: "latency" as const,
  target: 0.99,
  window: "28d",
  calendar: { startTime: "2026-01-01 00:00:00", timeZone: "UTC" },
  budgetingMethod: "Occurrences",
  timeSliceTarget: 0.9,
  timeSliceWindow: "1m",
  indicator: { kind: "ratio" as const, counter: true, total: query, good: query, bad: query },
  members: [
    {
      indicator: { kind: "raw" as const, raw: query, means: "success" as const },
      target: 0.9,
      weight: 1,
      timeSliceTarget: 0.9,
    },
  ],
  source: { path: "slo.yaml", line: 1 },
};
const usage = { "x/y": { requests: 1, metrics: 1, points: 1, usd: 0, bound: 1 } };
const diagnostics = [{ provider: "x", level: "info" as const, message: "m" }];

const waiver = {
  framework: "dora",
  practice: "p",
  check: "c",
  component: "a",
  owner: "Ada",
  reason: "r",
  until: instant,
  adr: "x",
};

const errorBudgetPolicy = {
  owner: "Ada",
  approvedBy: "Grace",
  approvedAt: instant,
  revisit: instant,
  objectives: ["o"],
  maintenance: "excluded" as const,
  states: [{ name: "frozen", when: { remainingAtMost: 0, burn: "page" as const }, freeze: true, actions: ["stop"] }],
  exemptions: [{ kind: "k", reason: "r", subject: "s", trailer: { key: "k", value: "v" } }],
  incident: { spent: 0.2, action: "a" },
  source: { path: "p.yaml" },
};

const use = { from: instant, to: instant, reason: "r", by: "Ada", link: "https://example.org" };

const EVIDENCE: Whole<EvidenceDocument> = {
  schemaVersion: "1",
  tool: { name: "plumbrule", version: "0" },
  asOf: instant,
  windowSeconds: 60,
  workload: { name: "w", owner: "Ada", criticality: "low", components: [component] },
  frameworks: ["dora"],
  answers: [answer],
  waivers: [waiver],
  objectives: [objective],
  errorBudgetPolicy,
  maintenance: [{ ...use, objectives: ["o"], components: ["a"] }],
  policy: { any: [1] },
  plan: [{ subject: "a", signal: "s", provider: "x", strength: "observed", taken: 1, samples: 1 }],
  usage,
  diagnostics,
  evidence: [
    {
      id: "e-1",
      subject: "a",
      signal: "s",
      value: { start: instant, step: 60, values: [1, null] },
      unit: "s",
      strength: "configured",
      window,
      observedAt: instant,
      source,
      attributes: { k: "v" },
      reason: "r",
    },
  ],
};

const reading = { value: 1, strength: "configured" as const, from: "f", evidence: ["e-1"] };
const ASSESSMENT: Whole<Assessment> = {
  schemaVersion: "1",
  tool: { name: "plumbrule", version: "0" },
  rulesDigest: "sha256:0",
  asOf: instant,
  workload: { name: "w", owner: "Ada", criticality: "low", components: [component] },
  frameworks: [
    {
      id: "dora",
      title: "DORA",
      version: "1",
      pillars: [
        {
          id: "p",
          title: "P",
          score: {
            value: null,
            low: 0,
            high: 100,
            coverage: 0.5,
            strength: { attested: 0, configured: 0.5, observed: 0.5 },
            reason: "r",
          },
          risks: { high: 0, medium: 0, low: 0, unanswered: 1 },
          questions: [{ id: "q", title: "Q" }],
          practices: [
            {
              id: "p",
              title: "P",
              question: "q",
              risk: "high",
              outcome: "partial",
              score: 0.5,
              low: 0,
              high: 1,
              coverage: 0.5,
              weight: 1,
              findings: ["f-1"],
              contributions: [{ check: "c", covers: "part", why: "w", share: 0.25, decided: 0.25, score: null }],
              answer,
              reason: "r",
              wouldEvidence: "x",
            },
          ],
        },
      ],
    },
  ],
  findings: [
    {
      id: "f-1",
      check: "c",
      title: "t",
      pillar: "reliability",
      subject: "a",
      subjects: ["a"],
      severity: "high",
      outcome: "waived",
      score: 0,
      reason: "r",
      message: "m",
      measured: { value: [{ a: [1], b: null }], unit: "1" },
      expected: "x",
      strength: "observed",
      evidence: ["e-1"],
      practices: ["dora/p"],
      remediation: "r",
      inputs: [
        { name: "n", value: ["x"], unit: "", strength: null, from: "f", evidence: [], reason: "r", beside: reading },
      ],
      thresholds: [{ name: "least", value: 2, unit: "1", source: "ours" }],
      blindSpot: "b",
      why: "w",
      effort: "S",
      underlying: "fail",
      gains: [{ framework: "dora", pillar: "p", gain: 1.5 }],
      waiver: {
        owner: "Ada",
        reason: "r",
        until: instant,
        adr: "x",
        record: { path: "x", title: "t", status: "accepted" },
      },
    },
  ],
  fixes: [
    {
      check: "c",
      title: "t",
      severity: "high",
      strength: "observed",
      findings: ["f-1"],
      subjects: ["a"],
      remediation: "r",
      effort: "M",
      gain: 1.5,
      pillars: [{ framework: "dora", pillar: "p", gain: 1.5 }],
      reached: [{ framework: "dora", pillar: "p", gain: 1.5 }],
    },
  ],
  episodes: [
    {
      subject: "a",
      signal: "s",
      start: instant,
      end: instant,
      peak: 2,
      baseline: 1,
      unit: "s",
      direction: "high",
      evidence: ["e-1"],
      target: "b",
    },
  ],
  objectives: [objective],
  errorBudgets: [
    {
      name: "o",
      service: "a",
      objective: "99 % over 28 days",
      target: 0.99,
      budgetingMethod: "Occurrences",
      window: { start: instant, end: instant, rolling: true },
      good: 99,
      total: 100,
      sli: 0.99,
      sliInterval: { low: 0.9, high: 1, confidence: 0.95 },
      errorBudget: { total: 0.01, consumed: 1, remaining: 0, remainingMinutes: 0, burnRate: 1 },
      burnRates: [
        { severity: "page", long: "1h", short: "5m", threshold: 13.44, longRate: 1, shortRate: null, firing: false },
      ],
      status: "exhausted",
      reason: null,
      withoutMaintenance: {
        windows: [use],
        judged: true,
        good: 99,
        total: 100,
        sli: 0.99,
        sliInterval: null,
        errorBudget: { total: 0.01, consumed: 1, remaining: 0, remainingMinutes: 0, burnRate: 1 },
        status: "exhausted",
        reason: null,
      },
      policy: {
        state: "frozen",
        since: instant,
        freeze: true,
        actions: ["stop"],
        reason: null,
        worstIncident: { from: instant, to: instant, spent: 1 },
      },
    },
  ],
  delivery: {
    asOf: instant,
    window: { start: instant, end: instant },
    zone: "UTC",
    services: [],
    unattributed: [],
    reason: "no git",
    reliability: { value: 0.5, met: 1, missed: ["slow"], unknown: ["quiet"], sampleSize: 2, reason: "r" },
  },
  decisions: [
    {
      id: "d",
      title: "t",
      findings: ["f-1"],
      cause: "d",
      checks: ["c"],
      gain: 1.5,
      options: [{ name: "n", gains: "g", costs: "c", answers: ["c"], serves: ["reliability"], against: ["security"] }],
      recommended: { option: "n", reason: "r" },
      tradeoffs: [{ option: "n", serves: "reliability", against: "security", titles: ["t"] }],
      confirmation: { checks: ["c"], by: "2026-01-01" },
      records: [{ path: "docs/adr/0001-d.md", title: "t", status: "accepted" }],
    },
  ],
  evidence: [
    {
      id: "e-1",
      subject: "a",
      signal: "s",
      unit: "s",
      strength: "attested",
      window,
      source,
      attributes: { k: "v" },
      value: null,
      samples: 3,
      reason: "r",
    },
  ],
  charts: [
    { subject: "a", signal: "s", target: "b", evidence: "e", unit: "s", start: instant, step: 60, values: [1, null] },
  ],
  usage,
  diagnostics,
  policy: null,
  burnDowns: [{ name: "o", service: "s", days: [{ at: instant, remaining: 0.5, burnRate: 1 }] }],
  waivers: [waiver],
  errorBudgetPolicy,
  architecture: {
    dependencies: [
      {
        source: "a",
        target: "b",
        declared: true,
        observed: true,
        calls: 2,
        errors: 1,
        p50: 0.1,
        p99: 0.2,
        evidence: ["e-1"],
      },
    ],
    dependenciesLeftOut: 1,
    callsReason: "r",
    traces: [
      {
        id: "00000000000000ab",
        example: "slowest",
        total: 2,
        spans: [
          { parent: null, component: "a", operation: "o", kind: "server", start: 0, duration: 1, failed: false },
          { parent: 0, component: null, operation: "o", kind: null, start: 0.1, duration: null, failed: null },
        ],
        evidence: "e-1",
      },
    ],
    tracesReason: "r",
    deployment: [
      {
        kind: "Deployment",
        name: "a",
        namespace: "n",
        component: "a",
        replicas: 2,
        most: 4,
        zones: true,
        targets: ["Service//a"],
        copies: 2,
        path: "p",
        line: 1,
      },
    ],
    deploymentReason: "r",
  },
};

interface Schema {
  properties?: { [key: string]: Schema };
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  $ref?: string;
  $defs?: { [name: string]: Schema };
}

/** Keys that a schema allows and the whole sample lacks: keys that the type does not have. */
function strangers(root: Schema, schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref) return strangers(root, root.$defs?.[schema.$ref.replace("#/$defs/", "")] ?? {}, value, at);
  if (Array.isArray(value)) return schema.items ? strangers(root, schema.items, value[0], `${at}[]`) : [];
  if (value === null || typeof value !== "object" || !schema.properties) return [];
  return Object.entries(schema.properties).flatMap(([key, inner]) =>
    Object.hasOwn(value, key)
      ? strangers(root, inner, (value as { [key: string]: unknown })[key], `${at}.${key}`)
      : [`${at}.${key}`],
  );
}

describe("the published schemas", () => {
  it.each([
    ["evidence", evidenceSchema, EVIDENCE],
    ["assessment", assessmentSchema, ASSESSMENT],
  ])("%s: every key of the type and no other", (_name, schema, whole) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { "date-time": true } });
    const validate = ajv.compile(schema);
    validate(whole);
    expect(validate.errors).toBeNull();
    expect(strangers(schema as Schema, schema as Schema, whole, "")).toEqual([]);
  });
});

async function kept(document: unknown): Promise<string> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return path.join(await folderWith({ "kept.json": text }), "kept.json");
}

async function refusal(document: unknown, load: (file: string) => Promise<unknown> = loadEvidence): Promise<string> {
  const file = await kept(document);
  return (await messageOf(load(file))).replace(file, "kept.json");
}

describe("loadEvidence and loadAssessment", () => {
  it("give back what was kept", async () => {
    expect(await loadEvidence(await kept(EVIDENCE))).toEqual(EVIDENCE);
    expect(await loadAssessment(await kept(ASSESSMENT))).toEqual(ASSESSMENT);
  });

  it.each([
    ["a list", [1, "a"]],
    ["rows", [{ a: 1, b: [1, "x"], c: null }]],
    ["null", null],
    ["a text", "x"],
  ])("take %s as a value", async (_name, value) => {
    const document = { ...EVIDENCE, evidence: [{ ...EVIDENCE.evidence[0], value }] };
    expect((await loadEvidence(await kept(document))).evidence[0]?.value).toEqual(value);
  });

  it("say where the schema does not hold", async () => {
    const [evidence] = EVIDENCE.evidence;
    expect(await refusal({ ...EVIDENCE, evidence: [evidence, { ...evidence, strenght: "observed" }] })).toBe(
      'kept.json: evidence[1].strenght: unknown key; did you mean "strength"?',
    );
    expect(await refusal({ ...EVIDENCE, evidence: [{ ...evidence, strength: "guessed" }] })).toBe(
      'kept.json: evidence[0].strength: "guessed" is not one of attested, configured, observed',
    );
    expect(await refusal({ ...EVIDENCE, evidence: [{ ...evidence, observedAt: "2026-02-30T00:00:00Z" }] })).toBe(
      'kept.json: evidence[0].observedAt: "2026-02-30T00:00:00Z" is not a time such as 2026-11-24T08:00:00Z',
    );
    expect(await refusal({ ...ASSESSMENT, findings: [{}] }, loadAssessment)).toMatch(
      /^kept\.json: findings\[0\]: needs "/,
    );
    const { plan: _plan, ...rest } = EVIDENCE;
    expect(await refusal(rest)).toBe('kept.json: needs "plan"');
  });

  it("say what to do about another version or another document", async () => {
    const file = await kept({ ...EVIDENCE, schemaVersion: "2" });
    await expect(loadEvidence(file)).rejects.toMatchObject({
      exitCode: 2,
      message: `${file}: schemaVersion: has schemaVersion "2"; this version of Plumbrule reads 1`,
      suggestions: [
        "make it again with this version: plumbrule assess --save-evidence FILE",
        "or read it with the version of Plumbrule that wrote it (tool.version)",
      ],
    });
    const other = await kept(ASSESSMENT);
    await expect(loadEvidence(other)).rejects.toMatchObject({ message: `${other}: is not evidence` });
    await expect(loadAssessment(await kept(EVIDENCE))).rejects.toMatchObject({
      suggestions: [
        "this is kept evidence; make an assessment of it: plumbrule assess --evidence FILE --format json:FILE",
      ],
    });
    expect(await refusal([], loadAssessment)).toBe("kept.json: is not an assessment");
  });

  it("refuse numbers that are none, keys that act on prototypes, and bottomless nesting", async () => {
    const text = JSON.stringify(EVIDENCE);
    expect(await refusal(text.replace('"values":[1,', '"values":[1e999,'))).toBe(
      "kept.json: evidence[0].value.values[0]: is not a finite number",
    );
    expect(await refusal(text.replace('"any"', '"__proto__"'))).toBe(
      'kept.json: policy: the key "__proto__" is not accepted',
    );
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(await refusal(text.replace('{"any":[1]}', deep))).toContain("is nested more than 100 levels deep");
  });

  it("refuse what contradicts itself, and times that no window can have", async () => {
    const [item] = EVIDENCE.evidence;
    const workload = (ids: string[]) => ({
      ...EVIDENCE,
      workload: { ...EVIDENCE.workload, components: ids.map((id) => ({ ...component, id })) },
    });
    const series = { start: "2026-01-01T00:00:00Z", step: 1e18, values: [1, 2] };
    for (const [document, said] of [
      [{ ...EVIDENCE, asOf: "0000-01-01T00:00:00Z" }, "asOf: 0000-01-01T00:00:00Z is before 1970"],
      [{ ...EVIDENCE, windowSeconds: 1e300 }, "windowSeconds: is 1e+300; the most is 12648960000"],
      [workload(["a", "w"]), 'workload.components[1].id: "w" is the workload\'s own name'],
      [workload(["a", "a"]), 'workload.components[1].id: "a" is the id of an earlier component'],
      [
        { ...EVIDENCE, evidence: [item, { ...item, value: 7 }] },
        "evidence[1].id: is the id of evidence[0] too, which says something else",
      ],
      [
        { ...EVIDENCE, evidence: [{ ...item, value: series }] },
        "evidence[0].value: its intervals end after the year 9999",
      ],
    ] as const)
      expect(await refusal(document)).toBe(`kept.json: ${said}`);
    const twice = { ...EVIDENCE, evidence: [item, { ...item }] };
    expect((await loadEvidence(await kept(twice))).evidence).toHaveLength(2);
  });

  it.each([
    ["", "1: is not valid JSON: the file is empty (column 1)"],
    ['{"a": abc}', "1: is not valid JSON: value is expected, not abc (column 7)"],
    ['{\n  "a": 1,\n}', "3: is not valid JSON: key is expected, not } (column 1)"],
    ['{\n  "a": [1, 2', "2: is not valid JSON: it ends where , or ] is expected; was it cut off? (column 13)"],
    ['{"a": "x', '1: is not valid JSON: value is expected, not "x (column 7)'],
    ["[1] 2", "1: is not valid JSON: the end is expected, not 2 (column 5)"],
    ["[01]", "1: is not valid JSON: , or ] is expected, not 1 (column 3)"],
    ["[\u001b]", "1: is not valid JSON: value or ] is expected, not \\u001b (column 2)"],
    ["\ufeff[1}", "1: is not valid JSON: , or ] is expected, not } (column 3)"],
  ])("say where %j stops being JSON", async (text, said) => {
    expect(await refusal(text)).toBe(`kept.json:${said}`);
  });

  it("says what is wrong with every cut of a document", async () => {
    const file = await kept(EVIDENCE);
    const text = await readFile(file, "utf8");
    for (let length = 0; length < text.length; length += 97) {
      await writeFile(file, text.slice(0, length));
      expect(await messageOf(loadEvidence(file))).toMatch(/^.*:1: is not valid JSON: .* \(column \d+\)$/);
    }
  });
});
