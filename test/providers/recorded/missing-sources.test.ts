import { describe, expect, it } from "vitest";
import { provider } from "../../../src/providers/recorded/index.ts";
import { contextOf, find, folderOf, gatherAll, series } from "./context.ts";

const CSV = "time,value\n2024-01-01T00:00:30Z,1\n2024-01-01T00:01:30Z,2\n";
const REQUESTS = { signals: { requests: "value" } };

async function read(files: { [name: string]: string }, settings: object, components = ["a", "b"]) {
  const context = contextOf(await folderOf(files), components, settings);
  const [result, plan, doctor] = [
    await gatherAll(context),
    await provider.plan(context),
    await provider.doctor(context),
  ];
  return { result, plan: plan.readings, doctor, errors: result.diagnostics.filter(({ level }) => level === "error") };
}

describe("sources that are mapped and not there", () => {
  it.each([
    [{ series: [{ file: "gone.csv", component: "a", ...REQUESTS }] }, "gone.csv does not exist"],
    [{ series: [{ file: "m/*.csv", component: "a", ...REQUESTS }] }, "no file matches m/*.csv: m does not exist"],
    [{ series: [{ file: "p/{component}.csv", ...REQUESTS }] }, "no component has a file p/{component}.csv"],
    [{ edges: [{ file: "gone.csv", signal: "edge-latency.source" }] }, "gone.csv does not exist"],
    [{ graph: [{ file: "gone.csv", source: "s", target: "t" }] }, "gone.csv does not exist"],
    [{ traces: [{ file: "t/*.jsonl" }] }, "no file matches t/*.jsonl"],
    [{ metrics: [{ file: "gone.json", signals: { requests: { metric: "m" } } }] }, "gone.json does not exist"],
  ])("are an error that names the file, here and in doctor: %j", async (settings, said) => {
    const { errors, doctor } = await read({}, settings);
    expect(errors).toContainEqual(expect.objectContaining({ message: expect.stringContaining(said) }));
    expect(doctor).toContainEqual(expect.objectContaining({ ok: false, message: expect.stringContaining(said) }));
  });

  it("are planned for every component when no component has a file, so that nothing else steps in", async () => {
    const { plan, result } = await read({}, { series: [{ file: "p/{component}.csv", ...REQUESTS }] });
    for (const subject of ["a", "b"]) {
      expect(plan).toContainEqual(expect.objectContaining({ subject, signal: "requests" }));
      expect(find(result, subject, "requests").reason).toContain("no component has a file p/{component}.csv");
    }
  });

  it("leave a signal to a mapping that has a file, whatever their order", async () => {
    const settings = { series: ["p", "q"].map((folder) => ({ file: `${folder}/{component}.csv`, ...REQUESTS })) };
    const { result } = await read({ "q/a.csv": CSV }, settings, ["a"]);
    expect(series(find(result, "a", "requests")).values).toEqual([1, 2]);
  });

  it("for some components are a warning with their names, and planned, so that they are missing and not absent", async () => {
    const { plan, result, errors } = await read(
      { "p/a.csv": CSV },
      { series: [{ file: "p/{component}.csv", ...REQUESTS }] },
    );
    expect(errors).toEqual([]);
    expect(plan).toContainEqual(expect.objectContaining({ subject: "b", signal: "requests" }));
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({
        level: "warning",
        message: expect.stringContaining("p/{component}.csv: no file of b"),
      }),
    );
  });

  it("signals that are none are errors with the nearest one, in doctor too", async () => {
    const settings = {
      series: [
        {
          file: "x.csv",
          component: "a",
          signals: { "latncy.p99": "value", "trace.edges": "value" },
          notRecorded: { ok: { signal: "sucess-ratio", reason: "r" } },
        },
      ],
      edges: [{ file: "x.csv", signal: "edge-latency.sorce" }],
      metrics: [{ file: "x.json", signals: { eror: { metric: "m" } } }],
    };
    const { errors, doctor } = await read({ "x.csv": CSV, "x.json": "{}" }, settings);
    for (const said of [
      /latncy\.p99 is not read: the catalogue has no such signal; did you mean latency\.p99\?/,
      /trace\.edges is not read: it is no series of a component/,
      /did you mean success-ratio\?/,
      /did you mean edge-latency\.source\?/,
      /did you mean errors\?/,
    ]) {
      expect(errors).toContainEqual(expect.objectContaining({ message: expect.stringMatching(said) }));
      expect(doctor).toContainEqual(expect.objectContaining({ ok: false, message: expect.stringMatching(said) }));
    }
  });
});
