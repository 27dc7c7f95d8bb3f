import type { Assessment } from "../../src/model/assessment.ts";

/** Strings that a reader has a fixed set of; a document with another value there does not pass its schema. */
const FIXED = new Set([
  "schemaVersion",
  "outcome",
  "severity",
  "strength",
  "risk",
  "effort",
  "direction",
  "covers",
  "level",
  "underlying",
  "kind",
]);

/** The same assessment with every free string, and every free key, made hostile. References between parts still resolve. */
export function hostileAssessment(assessment: Assessment, payload: string): Assessment {
  return change(assessment, payload, undefined) as Assessment;
}

function change(value: unknown, payload: string, key: string | undefined): unknown {
  if (typeof value === "string") return key !== undefined && FIXED.has(key) ? value : `${payload}${value}${payload}`;
  if (Array.isArray(value)) return value.map((inner) => change(inner, payload, key));
  if (value === null || typeof value !== "object") return value;
  const free = key === "usage" || key === "attributes";
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [free ? `${payload}${name}` : name, change(inner, payload, name)]),
  );
}

export const PAYLOADS: { [name: string]: string } = {
  script: "<script>alert(1)</script>",
  attribute: "\"><img src=x onerror=alert(1)> ' onmouseover='x",
  template: "{{constructor}} {{{this}}} {{> report}} {{#each .}}",
  svg: "</title></text></svg><svg onload=alert(1)>]]>",
  style: "</style><style>*{display:none}</style>",
  comment: "--><script src=//x></script><!--",
  details: '</details></td></table><a href="javascript:alert(1)">x</a>',
  bidi: "\u202egnp.exe\u2066\u200f",
  ansi: "\u001b[31m\u001b]8;;https://x\u0007\u009b2J\u0000\r",
  markdown:
    "`` ` | \\| [x](javascript:alert(1)) ![x](//x) @octocat #12 https://evil.example www.evil.example *b* _i_ ~~s~~ <b> &lt; \n\n# h\n- x",
  wide: "漢字かな👩‍👩‍👧‍👦🇩🇪é",
  prototype: "__proto__",
};

/** Controls other than line breaks, and what turns the direction of text. */
export const RAW_CONTROLS = /[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
