import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Assessment, Finding, PracticeResult } from "../../../src/model/assessment.ts";
import { reviewChanges } from "../../../src/providers/aws/review-changes.ts";
import { faults, startAws } from "../../servers/aws.ts";
import { plumbrule, ROOT } from "../../support/command-line.ts";
import { plumbruleBeside } from "../../support/command-line-beside.ts";
import { worldOf } from "./workload.ts";

const SECRET = "planted-secret-key-0123456789";
vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAPLANTEDPLANTED00");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", SECRET);
const server = await startAws(worldOf([]));
afterAll(() => server.stop());

const AS_OF = "2026-01-29T00:00:00Z";

function practice(id: string, title: string, outcome: PracticeResult["outcome"], findings: string[] = []) {
  return { id, title, outcome, findings } as unknown as PracticeResult;
}

const question = {
  id: "q1",
  title: "How?",
  choices: [
    { id: "a", title: "Monitor all components!" },
    { id: "b", title: "Fail over" },
    { id: "q1_no", title: "None of these" },
  ],
  selected: ["q1_no"],
  notes: "Ours since 2020.",
};
const failing = { id: "f-1", outcome: "fail", message: "nothing\u202e watches it" } as unknown as Finding;

describe("what an assessment changes of a review", () => {
  it("selects what passes, notes what fails, takes nothing back and leaves a person's notes", () => {
    const practices = [
      practice("P1", "Monitor all components", "pass"),
      practice("P2", "fail over", "fail", ["f-1"]),
      practice("P3", "Elsewhere", "pass"),
      practice("P4", "Unheard of", "unknown"),
    ];
    const { changes, unmatched } = reviewChanges(
      practices,
      [failing],
      [{ ...question, selected: ["q1_no", "b"] }],
      AS_OF,
    );
    expect(unmatched).toEqual(["P3"]);
    expect(changes).toMatchObject([{ select: [{ id: "a" }], contradicted: [{ id: "b" }], selected: ["b", "a"] }]);
    expect(changes[0]?.notes).toBe(
      `Ours since 2020.\n[Plumbrule ${AS_OF}] P2 fail: nothing\\u202e watches it [/Plumbrule]`,
    );
  });

  it("puts its part of the notes where it was, takes it out when nothing fails, and asks for nothing twice", () => {
    const failed = [practice("P2", "Fail over", "fail", ["f-1"])];
    const [first] = reviewChanges(failed, [failing], [question], AS_OF).changes;
    const there = { ...question, notes: `${first?.notes}\nSeen by Ada.` };
    expect(reviewChanges(failed, [failing], [{ ...question, notes: first?.notes ?? "" }], AS_OF).changes).toEqual([]);
    const [mended] = reviewChanges([practice("P2", "Fail over", "pass")], [], [there], AS_OF).changes;
    expect(mended).toMatchObject({ selected: ["b"], notes: "Ours since 2020.\nSeen by Ada." });
  });

  it("never writes more notes than the Tool takes", () => {
    const long = { ...failing, message: "x".repeat(5000) } as Finding;
    const [change] = reviewChanges([practice("P2", "Fail over", "fail", ["f-1"])], [long], [question], AS_OF).changes;
    expect(change?.notes.length).toBeLessThanOrEqual(2084);
    expect(change?.notes).toContain("[/Plumbrule]");
  });
});

describe("reviews push", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbrule-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "a.json");
  const made = plumbrule(["assess", join(ROOT, "examples/online-boutique"), "--json"]);
  writeFileSync(file, made.stdout);
  const { frameworks } = JSON.parse(made.stdout) as Assessment;
  const practices =
    frameworks.find(({ id }) => id === "aws-well-architected")?.pillars.flatMap((one) => one.practices) ?? [];
  const failed = practices.filter(({ outcome }) => outcome === "fail").slice(0, 2);

  beforeEach(() => {
    server.fault = undefined;
    server.inventories = {
      workloads: [{ WorkloadId: "w1", WorkloadName: "shop" }],
      answers: [
        {
          QuestionId: "q1",
          PillarId: "reliability",
          QuestionTitle: "How?",
          Choices: failed.map(({ id, title }) => ({ ChoiceId: id.toLowerCase(), Title: title })),
          SelectedChoices: [],
        },
      ],
    };
  });

  const push = (...args: string[]) =>
    plumbruleBeside(["reviews", "push", file, "--workload", "shop", "--region", "eu-west-1", ...args], {
      env: { AWS_ENDPOINT_URL: server.url },
    });

  it("shows and writes nothing, unless it is told to write; then the answers and the milestone are there", async () => {
    expect(failed).toHaveLength(2);
    const shown = await push("--milestone", "Q1 2026");
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining(`${failed[0]?.id} fail`) });
    expect(server.inventories.answers?.[0]?.Notes).toBeUndefined();
    expect(server.inventories.milestones).toBeUndefined();
    const written = await push("--milestone", "Q1 2026", "--write", "--json");
    expect(written.code, written.stderr).toBe(0);
    expect(JSON.parse(written.stdout)).toMatchObject({ workload: "shop", written: true, milestone: "Q1 2026" });
    expect(server.inventories.answers?.[0]?.Notes).toContain(`${failed[1]?.id} fail`);
    expect(server.inventories.milestones).toEqual(["Q1 2026"]);
    expect((await push("--write")).stdout).toContain("the review says what the assessment says");
  });

  it("says how far it came when the Tool refuses, without a secret", async () => {
    server.fault = (call, nth, response) =>
      call.operation.startsWith("PATCH") ? faults.denied(/./, SECRET)(call, nth, response) : false;
    const { code, stdout, stderr } = await push("--write");
    expect(code).toBe(3);
    expect(stderr).toContain("0 of 1 answers are written");
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it("of a workload that is not there, or without a region, is a wrong call", async () => {
    server.inventories = { workloads: [] };
    expect(await push()).toMatchObject({ code: 2, stderr: expect.stringContaining("0 workloads") });
    const nowhere = await plumbruleBeside(["reviews", "push", file, "--workload", "shop"], { env: { AWS_REGION: "" } });
    expect(nowhere.code).toBe(2);
  });
});
