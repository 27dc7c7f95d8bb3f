import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("backups of Cloud SQL", () => {
  const SIGNALS = ["backup.completed", "backup.failed"];
  const run = (day: string, status = "SUCCESSFUL", instance = "orders") => ({
    kind: "sql#backupRun",
    instance,
    status,
    type: "AUTOMATED",
    windowStartTime: `${day}T02:00:00Z`,
    enqueuedTime: `${day}T04:30:00Z`,
  });
  const valuesOf = async (runs: object[]) => {
    server.lists.backupRuns = runs;
    const { value } = await gather(server, SIGNALS);
    const of = (signal: string) => value("db", signal)?.value as { values: (number | null)[] } | null;
    return {
      completed: of("backup.completed")?.values.slice(-5),
      failed: of("backup.failed")?.values.slice(-5),
      value,
    };
  };

  it("are counted on the day that they were due, and days before the oldest are not known", async () => {
    const { completed, failed, value } = await valuesOf([
      run("2026-03-01"),
      run("2026-02-28", "FAILED"),
      run("2026-02-28", "SUCCESSFUL", "other"),
      run("2026-02-26"),
      run("2026-02-25"),
    ]);
    expect(completed).toEqual([1, 1, 0, 0, 1]);
    expect(failed).toEqual([null, 0, 0, 1, 0]);
    expect(value("db", "backup.completed")?.window).toEqual({
      start: "2026-01-25T12:00:00Z",
      end: "2026-03-01T12:00:00Z",
    });
  });

  it("that are due are missing when their time is over", async () => {
    // Due at 02:00, and the run ends at 12:00.
    expect((await valuesOf([run("2026-02-28"), run("2026-02-27")])).completed).toEqual([null, null, 1, 1, null]);
    expect((await valuesOf([run("2026-03-01", "RUNNING"), run("2026-02-28")])).completed?.at(-1)).toBeNull();
    expect((await valuesOf([run("2026-02-27"), run("2026-02-26")])).completed).toEqual([null, 1, 1, 0, 0]);
  });

  it("are one list a project, read no further back than the window, and none is no zero", async () => {
    server.lists.backupRuns = Array.from({ length: 1200 }, () => run("2025-06-01"));
    const { value, usage } = await gather(server, SIGNALS);
    expect(usage("gcp/sqladmin").made).toMatchObject({ requests: 1, bound: 1 });
    expect(usage("gcp/sqladmin").plan).toMatchObject({ requests: 1, bound: 1 });
    server.lists.backupRuns = [];
    expect((await gather(server, SIGNALS)).value("db", "backup.failed")?.reason).toContain("no run of a backup");
    server.faults.set("backupRuns", { kind: "deny" });
    const denied = await gather(server, SIGNALS);
    expect(denied.value("db", "backup.completed")?.reason).toContain("cloudsql.backupRuns.list is missing");
    expect(denied.diagnostics).toHaveLength(1);
    expect(value("cart", "backup.completed")).toBeUndefined();
  });
});

describe("restores of Cloud SQL", () => {
  const operation = (startTime: string, operationType: string, more: object = {}) => ({
    kind: "sql#operation",
    startTime,
    endTime: startTime,
    status: "DONE",
    operationType,
    ...more,
  });

  it("are those that were completed, as far back as operations are listed", async () => {
    server.lists.operations = [
      operation("2026-02-28T13:00:00Z", "RESTORE_VOLUME"),
      operation("2026-02-27T13:00:00Z", "RESTORE_VOLUME", { error: { kind: "sql#operationErrors" } }),
      operation("2026-02-27T13:00:00Z", "RESTORE_VOLUME", { status: "RUNNING" }),
      operation("2026-02-26T11:00:00Z", "BACKUP_VOLUME"),
    ];
    const { value, usage } = await gather(server, ["restore.completed"]);
    const restored = value("shop", "restore.completed")?.value as { values: (number | null)[] } | undefined;
    expect(restored?.values).toEqual([...new Array(87).fill(null), 0, 0, 1]);
    expect(usage("gcp/sqladmin").made).toMatchObject({ requests: 1, bound: 1 });
    server.lists.operations = [];
    expect((await gather(server, ["restore.completed"])).value("shop", "restore.completed")?.reason).toContain(
      "no operation is listed",
    );
  });
});
