import type { GateReport } from "../../model/gate.ts";
import type { Format } from "../format.ts";
import { shownMeasure } from "./words.ts";

/** One case a rule and what it was put to: violated is a failure, not known an error, or skipped where the policy lets it pass. */
export const junit: Format<GateReport> = {
  id: "junit",
  extension: "xml",
  render(report) {
    const { violations, missing, held } = report;
    const blocking = report.onMissing === "fail";
    const cases = [
      ...violations.map((one) =>
        testCase(
          one.rule,
          one.subject,
          element("failure", { message: one.message, type: one.rule }, [
            `expected ${one.expected}, measured ${shownMeasure(one.measured, one.expected)}`,
            ...(one.place ? [`${one.place.file}${one.place.line === undefined ? "" : `:${one.place.line}`}`] : []),
          ]),
        ),
      ),
      ...missing.map(({ rule, reason }) =>
        testCase(
          rule,
          reason,
          blocking ? element("error", { message: reason, type: "missing" }) : element("skipped", { message: reason }),
        ),
      ),
      ...held.map(({ rule, subject }) => testCase(rule, subject)),
    ];
    const counts = {
      tests: cases.length,
      failures: violations.length,
      errors: blocking ? missing.length : 0,
      skipped: blocking ? 0 : missing.length,
      time: 0,
    };
    // Without a zone, as the schema of JUnit's own reports has it; the time is UTC.
    const timestamp = report.asOf.slice(0, 19);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: "plumbrule gate", ...counts })}>`,
      `  <testsuite${attributes({ name: report.workload, ...counts, timestamp })}>`,
      ...cases,
      "  </testsuite>",
      "</testsuites>",
      "",
    ].join("\n");
  },
};

function testCase(rule: string, subject: string, inner?: string): string {
  const head = `    <testcase${attributes({ classname: rule, name: subject, time: 0 })}`;
  return inner === undefined ? `${head}/>` : `${head}>\n      ${inner}\n    </testcase>`;
}

function element(name: string, said: { [attribute: string]: string }, lines: readonly string[] = []): string {
  const head = `<${name}${attributes(said)}`;
  return lines.length === 0 ? `${head}/>` : `${head}>${lines.map(escaped).join("\n")}</${name}>`;
}

function attributes(values: { [name: string]: string | number }): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

const ENTITIES: { [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML 1.0 has no way to write (§2.2) is left out: halves of a pair, U+FFFE and U+FFFF, and controls, which are shown before. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
