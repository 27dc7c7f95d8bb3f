import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { ocsf } from "../../../src/report/ocsf/index.ts";
import { anyAssessment } from "../any-assessment.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";
import { ocsfFaults } from "./schema.ts";

interface Event {
  time: number;
  severity_id: number;
  status_id: number;
  status_code: string;
  status_detail: string;
  finding_info: { uid: string; first_seen_time: number; data_sources: string[] };
  compliance: { control: string; standards: string[]; requirements: string[]; status_id: number };
  resources: { uid: string; type: string }[];
  evidences: { uid: string; data: { source: { provider: string } } }[];
}

const OPTIONS = { color: false, width: 80, verbose: false };

async function eventsOf(assessment: Assessment): Promise<Event[]> {
  const events = JSON.parse(await ocsf.render(assessment, OPTIONS)) as Event[];
  expect(ocsfFaults(events)).toEqual([]);
  return events;
}

describe("ocsf", () => {
  it("every finding is an event, and only a pass is one", async () => {
    const sample = sampleAssessment();
    const events = await eventsOf(sample);
    expect(events.map(({ finding_info }) => finding_info.uid).sort()).toEqual(
      sample.findings.map(({ id }) => id).sort(),
    );
    const statuses = new Map(events.map((event) => [event.status_code, event.compliance.status_id]));
    expect(Object.fromEntries(statuses)).toEqual({
      fail: 3,
      partial: 3,
      waived: 3,
      unknown: 2,
      error: 99,
      pass: 1,
      "not-applicable": 99,
    });
    const pass = events.find(({ status_code }) => status_code === "pass");
    expect(pass?.severity_id).toBe(1);
    expect(events.filter(({ status_id }) => status_id === 3).map(({ status_code }) => status_code)).toEqual(["waived"]);
  });

  it("says which standards ask for it, what was looked at, and why it is not known", async () => {
    const sample = sampleAssessment();
    const events = await eventsOf(sample);
    for (const finding of sample.findings) {
      const event = events.find(({ finding_info }) => finding_info.uid === finding.id);
      expect(event?.compliance.requirements).toEqual(finding.practices);
      expect(event?.compliance.standards.length).toBe(
        new Set(finding.practices.map((practice) => practice.split("/")[0])).size,
      );
      for (const standard of event?.compliance.standards ?? [])
        expect(sample.frameworks.map(({ title, version }) => `${title} ${version}`)).toContain(standard);
      expect(event?.evidences.map(({ uid }) => uid)).toEqual(finding.evidence);
      expect(event?.finding_info.data_sources).toEqual([
        ...new Set(event?.evidences.map((one) => one.data.source.provider)),
      ]);
      if (finding.outcome === "unknown") expect(event?.status_detail).toBe(finding.reason);
    }
    const { components } = sample.workload;
    for (const { resources } of events)
      for (const { uid, type } of resources)
        expect(type).toBe(components.find(({ id }) => id === uid)?.type ?? "workload");
  });

  it("its only time is the assessment's", async () => {
    for (const { time, finding_info } of await eventsOf(sampleAssessment()))
      expect([time, finding_info.first_seen_time]).toEqual(Array(2).fill(Date.parse("2022-08-23T00:00:00Z")));
  });

  it("a component of many shares is a resource each", async () => {
    const sample = sampleAssessment();
    const [first] = sample.findings;
    if (!first) throw new Error("no finding");
    const [event] = await eventsOf({ ...sample, findings: [{ ...first, subjects: ["frontend", "cart"] }] });
    expect(event?.resources.map(({ uid }) => uid)).toEqual(["frontend", "cart"]);
  });

  it("is one event a line, for what reads lines", async () => {
    const sample = sampleAssessment();
    const lines = (await ocsf.render(sample, OPTIONS)).trimEnd().split("\n");
    expect([lines[0], lines.at(-1), lines.length]).toEqual(["[", "]", sample.findings.length + 2]);
    for (const line of lines.slice(1, -1)) JSON.parse(line.replace(/,$/, ""));
    expect(await ocsf.render({ ...sample, findings: [] }, OPTIONS)).toBe("[]\n");
  });

  it("the schema is not content with anything", async () => {
    const [event] = await eventsOf(sampleAssessment());
    for (const wrong of [{ severity_id: 7 }, { time: "2022" }, { extra: 1 }, { compliance: {} }, { resources: [] }])
      expect(ocsfFaults([{ ...event, ...wrong }])).not.toEqual([]);
  });

  it("whatever was found, the events hold the schema, and the same assessment gives the same bytes", () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const page = ocsf.render(assessment, OPTIONS) as string;
        expect(ocsfFaults(JSON.parse(page))).toEqual([]);
        expect(ocsf.render(structuredClone(assessment), OPTIONS)).toBe(page);
      }),
      { numRuns: 20 },
    );
  });

  test.each([...Object.entries(PAYLOADS), ["half a pair", "\ud800 \udc00"]])(
    "hostile names (%s) are text, and leave no line",
    async (_, payload) => {
      const hostile = hostileAssessment(sampleAssessment(), payload);
      expect(await ocsf.render(hostile, OPTIONS)).not.toMatch(RAW_CONTROLS);
      expect(await eventsOf(hostile)).toHaveLength(hostile.findings.length);
    },
  );
});
