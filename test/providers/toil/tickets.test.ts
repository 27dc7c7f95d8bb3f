import { describe, expect, it } from "vitest";
import { provider } from "../../../src/providers/toil/index.ts";
import { gathered, toilContext } from "./context.ts";

const github = (closedAt: string | null, labels: string[] = [], assignees = ["ada"]) => ({
  number: 1,
  title: "do not keep me",
  labels: labels.map((name) => ({ id: "LA_1", name, color: "ededed" })),
  createdAt: "2026-01-01T00:00:00Z",
  closedAt,
  assignees: assignees.map((login) => ({ login, name: "Ada Lovelace" })),
});
const EXPORT = [
  github("2026-01-05T10:00:00Z", ["Toil", "p1"]),
  github("2026-01-12T10:00:00Z", [], ["ada", "grace"]),
  github("2026-01-19T10:00:00Z", ["toilet"]),
  github("2026-01-26T10:00:00Z", ["bug"]),
  github(null, ["toil"]),
];
const JIRA = `Issue key,Summary,Resolved,Labels,Labels,Assignee,Time Spent
OPS-1,"two
lines, and a comma",12/Jan/26 9:14 AM,urgent,toil,ada,7200
OPS-2,x,2026-01-12 21:00,,,grace,3600
OPS-3,x,,toil,,grace,3600
`;

describe("tickets", () => {
  it("of GitHub are counted by the week they were closed in, open ones not at all", async () => {
    const { said, evidence, diagnostics } = await gathered({ "i.json": JSON.stringify(EXPORT) }, { tickets: "i.json" });
    expect(said).toEqual({ "work.tickets": [1, 1, 1, 1], "toil.tickets": [1, 0, 0, 0], "work.people": 2 });
    expect(diagnostics).toEqual(["info: 1 of 5 tickets are not closed and not counted"]);
    expect(JSON.stringify(evidence)).not.toMatch(/keep me|ada|grace/i);
  });

  it("are the same as JSON lines", async () => {
    const lines = EXPORT.map((one) => JSON.stringify(one)).join("\n");
    const { said } = await gathered({ "i.jsonl": lines }, { tickets: "i.jsonl" });
    expect(said["toil.tickets"]).toEqual([1, 0, 0, 0]);
  });

  it("of Jira have several columns of labels, and hours where a column is named", async () => {
    const settings = { tickets: { file: "j.csv", columns: { hours: "Time Spent" }, unit: "s" } };
    const { said } = await gathered({ "j.csv": JIRA }, settings);
    expect(said["work.tickets"]).toEqual([null, 2, null, null]);
    expect(said["toil.tickets"]).toEqual([null, 1, null, null]);
    expect(said["work.hours"]).toEqual([null, 3, null, null]);
    expect(said["toil.hours"]).toEqual([null, 2, null, null]);
  });

  it("that say no hours leave hours unknown, and the count as it is", async () => {
    const settings = { tickets: { file: "j.csv", columns: { hours: "Time Spent" }, unit: "s" } };
    const { said } = await gathered({ "j.csv": JIRA.replace("grace,3600\nOPS-3", "grace,\nOPS-3") }, settings);
    expect(said["work.hours"]).toBe("1 of the 2 tickets of the window say no hours");
    expect(said["work.tickets"]).toEqual([null, 2, null, null]);
  });

  it("do not add their hours to those of time records", async () => {
    const files = { "j.csv": JIRA, "t.csv": "date,hours,category\n2026-01-13,8,toil\n" };
    const settings = { records: "t.csv", tickets: { file: "j.csv", columns: { hours: "Time Spent" } } };
    const { said } = await gathered(files, { ...settings, tickets: { ...settings.tickets, unit: "s" } });
    expect(said["work.hours"]).toEqual([null, 8, null, null]);
    expect(said["work.tickets"]).toEqual([null, 2, null, null]);
  });

  it("that are as many as gh lists by default may be a part", async () => {
    const files = { "i.json": JSON.stringify(Array.from({ length: 30 }, () => EXPORT[0])) };
    expect((await gathered(files, { tickets: "i.json" })).diagnostics[0]).toContain("--limit");
  });

  it.each([
    ["{", "i.json is not valid JSON (it may have been cut off)"],
    ["{}", "i.json is no JSON array of objects"],
    ["[]", "i.json: there is no row"],
    ["[1]", "1 of 1 rows cannot be read, the first: i.json, element 1: is no JSON object"],
    ['[{"closedAt":"2026-01-05T10:00:00Z"}]', "i.json has no column labels or label or tags; it has closedAt"],
    [
      '[{"closedAt":null,"labels":[]}]',
      "none of the 1 tickets lies in the 4 weeks before 2026-02-02T00:00:00Z: none is closed",
    ],
    [
      '[{"closedAt":"Ada Lovelace","labels":[],"__proto__":{"a":1}}]',
      '1 of 1 rows cannot be read, the first: i.json, element 1: "closedat" is no date: write it as 2026-05-12',
    ],
  ])("a file that holds %s gives a reason and quotes no cell", async (content, reason) => {
    const { said } = await gathered({ "i.json": content }, { tickets: "i.json" });
    expect(said["toil.tickets"]).toBe(reason);
  });
});

describe("plan and doctor", () => {
  const files = { "i.json": JSON.stringify(EXPORT), "t.csv": "date,hours,category\n2026-01-13,8,x\n" };

  it("plan sends nothing, and names the readings without reading a file", async () => {
    const { readings, usage } = await provider.plan(await toilContext({}, { tickets: "gone.json" }));
    expect(usage).toEqual({});
    expect(readings.map(({ signal }) => signal)).toEqual(["work.tickets", "toil.tickets", "work.people"]);
  });

  it("doctor counts what is read, and says when nothing is marked", async () => {
    const results = await provider.doctor(await toilContext(files, { tickets: "i.json", records: "t.csv" }));
    expect(results.map(({ ok, message }) => `${ok}: ${message}`)).toEqual([
      "false: 1 of 1 records are counted, 0 of them marked as toil: none carries toil",
      "true: 4 of 5 tickets are counted, 1 of them marked as toil",
    ]);
    const gone = await provider.doctor(await toilContext({}, { tickets: "gone.json" }));
    expect(gone[0]).toMatchObject({ ok: false, message: "gone.json does not exist" });
  });
});
