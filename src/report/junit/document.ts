import { parseInstant } from "../../model/time.ts";

export interface Suite {
  name: string;
  /** RFC 3339. */
  at: string;
  properties?: { [name: string]: string };
  cases: Case[];
  /** What could not be read. */
  stderr?: readonly string[];
}

export interface Case {
  /** What groups cases in viewers; they cut it at its last point. */
  classname: string;
  name: string;
  /** Absent for what passes. */
  not?: { as: "failure" | "error" | "skipped"; message: string; type: string; lines?: readonly string[] };
}

/**
 * JUnit XML, as both schemas in use have it: that of Jenkins (jenkinsci/xunit-plugin, junit-10.xsd) and the stricter one of Ant's reports
 * (windyroad/JUnit-Schema, JUnit.xsd), which is why the root has no totals and each suite has a host.
 */
export function* junitPieces(suites: Iterable<Suite>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let id = 0;
  for (const suite of suites) yield* suitePieces(suite, id++);
  yield "</testsuites>\n";
}

function* suitePieces({ name, at, properties = {}, cases, stderr = [] }: Suite, id: number): Generator<string> {
  const count = (as: string) => cases.filter(({ not }) => not?.as === as).length;
  const ms = parseInstant(at);
  yield `  <testsuite${attributes({
    id,
    package: "plumbrule",
    name,
    hostname: "localhost",
    // Without a zone, as the schemas have it; the time is UTC.
    ...(ms === undefined ? {} : { timestamp: new Date(ms).toISOString().slice(0, 19) }),
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: 0,
  })}>\n`;
  yield "    <properties>\n";
  for (const [key, value] of Object.entries(properties)) yield `      <property${attributes({ name: key, value })}/>\n`;
  yield "    </properties>\n";
  for (const one of cases) yield caseText(one);
  yield `    <system-out/>\n    <system-err>${stderr.map(escaped).join("\n")}</system-err>\n  </testsuite>\n`;
}

function caseText({ classname, name, not }: Case): string {
  const head = `    <testcase${attributes({ classname, name, time: 0 })}`;
  if (!not) return `${head}/>\n`;
  const inner = `<${not.as}${attributes({ message: not.message, type: not.type })}`;
  const { lines = [] } = not;
  const text = lines.length === 0 ? `${inner}/>` : `${inner}>${lines.map(escaped).join("\n")}</${not.as}>`;
  return `${head}>\n      ${text}\n    </testcase>\n`;
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
