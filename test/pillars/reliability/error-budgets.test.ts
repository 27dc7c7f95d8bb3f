import { expect, test } from "vitest";
import type { Evidence, EvidenceDocument } from "../../../src/model/evidence.ts";
import type { EvidenceIndex } from "../../../src/model/fact.ts";
import type { Indicator } from "../../../src/model/objective.ts";
import type { Objective } from "../../../src/model/workload.ts";
import { errorBudgets } from "../../../src/pillars/reliability/error-budgets.ts";
import { assessEvidence } from "../../../src/pipeline/assessment.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { budgetsOf } from "../../../src/slo/budgets.ts";
import { rules as limits } from "../../slo/support.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, documentOf, objective, reading, series } from "../telemetry/documents.ts";

/** Minutes of the day that is recorded. */
const DAY = 1440;
const recorded = (name: string) => ({ type: "Recorded", spec: { series: name } });
const ratio: Indicator = { kind: "ratio", counter: false, bad: recorded("errors"), total: recorded("requests") };
const inTime: Indicator = { kind: "threshold", metric: recorded("latency.p90"), op: "lte", value: 1 };

/** Requests of a day, of which `failing` fail in each minute. */
function traffic(subject: string, failing: (minute: number) => number): Evidence[] {
  const minutes = Array.from({ length: DAY }, (_, at) => at);
  return [
    { ...reading(subject, "requests", series(minutes.map(() => 100))), unit: "1/s" },
    { ...reading(subject, "errors", series(minutes.map(failing))), unit: "1/s" },
  ];
}

function daily(service: string, kind: Objective["kind"], target: number, indicator: Indicator): Objective {
  return { ...objective(service, kind, target), window: "1d", indicator };
}

function judged(document: EvidenceDocument): EvidenceIndex {
  const index = indexEvidence(document);
  return { ...index, budgets: budgetsOf(index, limits) };
}

const factsOf = (document: EvidenceDocument, subject = "web") => errorBudgets().derive(judged(document), subject);
const web = [component("web")];

test("the least share that is left counts, and rests on the series that the objectives name", () => {
  const evidence = [...traffic("web", () => 0.05), reading("web", "latency.p90", series(Array(DAY).fill(0.2)))];
  const strict = { ...daily("web", "availability", 0.999, ratio), name: "strict" };
  const loose = { ...daily("web", "availability", 0.99, ratio), name: "loose" };
  const facts = factsOf(documentOf(web, evidence, [loose, strict, daily("web", "latency", 0.9, inTime)]));
  expect(facts).toMatchObject({
    "budget.least-remaining": { value: expect.closeTo(0.5, 9), strength: "observed" },
    "budget.availability-judged": { value: ["strict", "loose"] },
    "budget.latency-least-remaining": { value: 1, evidence: [evidence[2]?.id] },
    "budget.firing-alerts": { value: [] },
    "budget.burn-judged": { value: ["loose", "strict", "web-latency"] },
  });
  expect(facts["budget.least-remaining"]?.evidence).toEqual([evidence[0]?.id, evidence[1]?.id].sort());
});

test("readings that a source took for an objective are its evidence, those for another are not", () => {
  const asked: Indicator = {
    kind: "ratio",
    counter: true,
    good: { type: "Prometheus", spec: {} },
    total: { type: "Prometheus", spec: {} },
  };
  const answer = (part: string, value: number, name: string) =>
    reading("web", `objective.${part}`, value, { objective: name, window: "86400" });
  const mine = [answer("good", 998, "web-availability"), answer("total", 1000, "web-availability")];
  const document = documentOf(web, [...mine, answer("good", 1, "other")], [daily("web", "availability", 0.99, asked)]);
  expect(factsOf(document)["budget.least-remaining"]).toMatchObject({
    value: expect.closeTo(0.8, 9),
    evidence: mine.map(({ id }) => id).sort(),
  });
  // The windows of the alerts were not asked: that none fires is not known.
  expect(factsOf(document)["budget.firing-alerts"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("web-availability: how fast it burns"),
  });
});

test("one objective that is not known makes the least share unknown, with its own reason", () => {
  const lacking = { ...daily("web", "availability", 0.5, { ...inTime, metric: recorded("gone") }), name: "lacking" };
  const facts = factsOf(
    documentOf(
      web,
      traffic("web", () => 0),
      [daily("web", "availability", 0.9, ratio), lacking],
    ),
  );
  for (const id of ["least-remaining", "availability-judged", "firing-alerts", "burn-judged"]) {
    expect(facts[`budget.${id}`]).toMatchObject({ value: null, reason: "lacking: no source gives gone of web" });
  }
});

test("alerts that fire are told in words, also beside an objective that is not known", () => {
  // Everything fails in the last two hours.
  const evidence = traffic("web", (minute) => (minute < DAY - 120 ? 0 : 100));
  const lacking = { ...daily("web", "other", 0.5, { ...inTime, metric: recorded("gone") }), name: "lacking" };
  const facts = factsOf(documentOf(web, evidence, [lacking, daily("web", "availability", 0.9, ratio)]));
  expect(facts["budget.firing-alerts"]?.value).toContainEqual(
    expect.stringMatching(
      /^web-availability \(page: 10 times the even rate over \w+ and 10 over \w+; fires above 5\.54\)$/,
    ),
  );
  expect(facts["budget.burn-judged"]).toMatchObject({ value: ["web-availability"] });
});

test("a spent budget has no share above nothing: at 100 % one failure leaves none", () => {
  const evidence = traffic("web", (minute) => (minute === 0 ? 1 : 0));
  const facts = factsOf(documentOf(web, evidence, [daily("web", "availability", 1, ratio)]));
  expect(facts["budget.least-remaining"]).toMatchObject({ value: 0 });
});

test("a component without objectives has none that were judged; one whose objectives nobody judged is unknown", () => {
  const document = documentOf(
    [...web, component("cart")],
    traffic("web", () => 0),
    [daily("web", "availability", 0.9, ratio)],
  );
  expect(factsOf(document, "cart")).toMatchObject({
    "budget.least-remaining": { value: null },
    "budget.availability-judged": { value: [] },
    "budget.firing-alerts": { value: null },
    "budget.burn-judged": { value: [] },
  });
  expect(errorBudgets().derive(indexEvidence(document), "web")).toMatchObject({
    "budget.least-remaining": { value: null },
    "budget.availability-judged": { value: null, reason: "web-availability: its budget was not judged" },
    "budget.burn-judged": { value: null },
  });
});

test("whichever series is lost, nothing that failed passes: requests weigh the slices of a ratio", () => {
  const minutes = Array.from({ length: DAY }, (_, at) => at);
  // In each slice of ten minutes one is busy and fails; nine are idle.
  const evidence = [
    { ...reading("web", "requests", series(minutes.map((at) => (at % 10 === 0 ? 1000 : 1)))), unit: "1/s" },
    reading("web", "success-ratio", series(minutes.map((at) => (at % 10 === 0 ? 0 : 1)))),
  ];
  const raw: Indicator = { kind: "raw", raw: recorded("success-ratio"), means: "success" };
  const sliced = {
    ...daily("web", "availability", 0.9, raw),
    budgetingMethod: "Timeslices",
    timeSliceTarget: 0.5,
    timeSliceWindow: "10m",
  };
  const whole = documentOf(web, evidence, [sliced]);
  expect(factsOf(whole)["budget.least-remaining"]).toMatchObject({ value: expect.closeTo(-9, 9) });
  for (const { id } of evidence) {
    const left = { ...whole, evidence: evidence.filter((one) => one.id !== id) };
    expect(factsOf(left)["budget.least-remaining"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("missing"),
    });
  }
});

test("an assessment judges the budgets once, and its checks say what the table of budgets says", async () => {
  const document = documentOf(
    [...web, component("cart")],
    traffic("web", () => 20),
    [daily("web", "availability", 0.9, ratio)],
  );
  const { errorBudgets: table, findings } = assessEvidence(document, await shippedRules());
  expect(table).toMatchObject([{ status: "exhausted" }]);
  const of = (check: string, subject: string) => findings.find((one) => one.check === check && one.subject === subject);
  expect(of("exhausted-error-budget", "web")).toMatchObject({ outcome: "fail", strength: "observed" });
  expect(of("exhausted-error-budget", "cart")?.outcome).toBe("not-applicable");
  expect(of("exhausted-latency-budget", "web")?.outcome).toBe("not-applicable");
});
