import { describe, expect, test } from "vitest";
import { lintRecords } from "../../src/decisions/lint.ts";
import { parseDecisionRecord } from "../../src/documents/decision-record.ts";

const NOW = Date.parse("2026-06-01T00:00:00Z");

function madr(changes: { [from: string]: string } = {}): string {
  const text = `---
status: accepted
date: 2026-05-01
plumbrule:
  confirmation: [unbounded-wait]
---

# Bound each wait

## Context and Problem Statement

Callers wait.

## Considered Options

* Timeout for each call
* Deadline propagation

## Decision Outcome

Chosen option: "Timeout for each call", because it is local.

## More Information
`;
  return Object.entries(changes).reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`no ${from}`);
    return all.replace(from, () => to);
  }, text);
}

function lint(files: { [name: string]: string }, before: { [name: string]: string } = {}, missing: string[] = []) {
  const read = (of: { [name: string]: string }) =>
    Object.entries(of).map(([name, text]) => parseDecisionRecord(text, `docs/adr/${name}`));
  return lintRecords({
    records: read(files),
    checkIds: ["unbounded-wait"],
    exists: (_, target) => !missing.includes(target),
    accepted: new Map(read(before).map((record) => [record.path, record])),
    staleAfterDays: 90,
    now: NOW,
  }).map(({ path, line = 0, rule }) => `${path.slice(9, 13)}:${line} ${rule}`);
}

const NYGARD =
  "# 2. Two\n\nDate: 2026-05-01\n\n## Status\n\nAccepted\n\n## Context\n\nc\n\n## Decision\n\nd\n\n## Consequences\n\ne\n";

describe("lint of decision records", () => {
  test("finds nothing in right ones, of either form", () => {
    expect(lint({ "0001-bound-each-wait.md": madr(), "0002-two.md": NYGARD })).toEqual([]);
  });

  test.each<[string, { [from: string]: string }, string[]]>([
    ["no status", { "status: accepted\n": "" }, ["0001:0 status"]],
    ["a status of no record", { "status: accepted": "status: maybe" }, ["0001:0 status"]],
    ["a date of no calendar", { "2026-05-01": "2026-02-30" }, ["0001:3 date"]],
    ["no title", { "# Bound each wait": "" }, ["0001:0 title"]],
    ["another number in the title", { "# Bound": "# 7. Bound" }, ["0001:8 title"]],
    ["one option", { "* Deadline propagation\n": "" }, ["0001:14 options"]],
    ["another option chosen", { 'option: "Timeout for each call"': 'option: "Hope"' }, ["0001:21 chosen"]],
    ["nothing chosen", { "Chosen option:": "We liked" }, ["0001:19 chosen"]],
    ["a section less", { "## Decision Outcome": "## Outcome" }, ["0001:0 sections"]],
    [
      "headings of no form",
      { "## Context and Problem Statement": "## A", "## Considered Options": "## B", "## Decision Outcome": "## C" },
      ["0001:0 sections"],
    ],
    ["a placeholder", { "Callers wait.": "{describe the context}" }, ["0001:12 placeholder"]],
    ["a check that is not there", { "[unbounded-wait]": "[unbound-wait]" }, ["0001:4 confirmation"]],
    ["a marker of another shape", { "[unbounded-wait]": "yes" }, ["0001:4 marker"]],
    ["front matter that is no YAML", { "[unbounded-wait]": "[unbounded" }, ["0001:2 marker"]],
    ["a dead link", { "Callers wait.": "See [it](gone.md)." }, ["0001:12 link"]],
    [
      "an old proposal",
      { "status: accepted": "status: proposed", "2026-05-01": "2025-05-01" },
      ["0001:2 stale-proposal"],
    ],
    ["superseded by nobody", { "status: accepted": "status: superseded" }, ["0001:2 superseded"]],
    [
      "superseded by one that is not there",
      { "status: accepted": "status: superseded by ADR-0009" },
      ["0001:2 superseded"],
    ],
  ])("finds %s", (_, changes, expected) => {
    expect(lint({ "0001-bound-each-wait.md": madr(changes) }, {}, ["gone.md"])).toEqual(expected);
  });

  test("finds names, numbers that are there twice, and gaps", () => {
    expect(lint({ "0001-a.md": madr(), "0001-b.md": madr(), "0004-Big Name.md": madr() })).toEqual([
      "0001:0 number",
      "0004:0 file-name",
      "0004:0 number",
    ]);
  });

  test("wants both records to know of a succession, and no circle", () => {
    const old = madr({ "status: accepted": "status: superseded by [ADR-0002](0002-two.md)" });
    expect(lint({ "0001-one.md": old, "0002-two.md": NYGARD })).toEqual(["0001:2 superseded"]);
    const knowing = NYGARD.replace("Accepted", "Accepted\n\nSupersedes [one](0001-one.md)");
    expect(lint({ "0001-one.md": old, "0002-two.md": knowing })).toEqual([]);
    const circle = NYGARD.replace("Accepted", "Superseded by [one](0001-one.md)");
    expect(lint({ "0001-one.md": old, "0002-two.md": circle })).toEqual(["0001:0 superseded", "0002:0 superseded"]);
  });

  test("walks a circle of thousands, and what leads into it, once", () => {
    const count = 9000;
    const named = (n: number) => `${String(n).padStart(4, "0")}-t.md`;
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, at) => {
        // 0001 leads into the circle of all others.
        const next = at + 1 < count ? at + 2 : 2;
        const successor = named(next);
        const text = NYGARD.replace("# 2. Two", `# ${at + 1}. T`)
          .replace("Accepted", `Superseded by [${next}](${successor})`)
          .replace("\n\nc\n", `\n\nsupersedes ${at === 1 ? `${named(1)} and ${named(count)}` : named(at)}\n`);
        return [named(at + 1), text];
      }),
    );
    const circle = lint(files);
    expect(circle).toHaveLength(count - 1);
    expect(circle.slice(0, 2)).toEqual(["0002:0 superseded", "0003:0 superseded"]);
  }, 10_000);

  test("lets an accepted record change its status and its links, and nothing else", () => {
    const then = { "0001-a.md": madr() };
    expect(
      lint(
        {
          "0001-a.md": madr({
            "status: accepted": "status: deprecated",
            "## More Information": "## More Information\n\nSee above.",
          }),
        },
        then,
      ),
    ).toEqual([]);
    expect(lint({ "0001-a.md": madr({ "Callers wait.": "Callers do not wait." }) }, then)).toEqual([
      "0001:12 immutable",
    ]);
    expect(lint({ "0001-a.md": madr({ "Callers wait.": "" }) }, then)).toEqual(["0001:2 immutable"]);
  });
});
