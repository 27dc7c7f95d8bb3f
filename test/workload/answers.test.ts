import { symlink } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { loadAnswers } from "../../src/workload/answers.ts";
import { folderWith, messageOf } from "./folder.ts";

const PRACTICES = {
  "aws-well-architected": new Set(["REL11-BP01", "REL11-BP02", "SEC01-BP01"]),
  dora: new Set(["change-lead-time"]),
};
const QUESTIONS = {
  "aws-well-architected": new Map([
    ["REL11", ["REL11-BP01", "REL11-BP02"]],
    ["SEC01", ["SEC01-BP01"]],
  ]),
  dora: new Map<string, string[]>(),
};

async function load(text: string): ReturnType<typeof loadAnswers> {
  const directory = await folderWith({ "answers.yaml": text });
  return loadAnswers("answers.yaml", { directory, practiceIds: PRACTICES, questions: QUESTIONS });
}

it("reads answers: days become instants, long texts one line", async () => {
  const answers = await load(`- framework: aws-well-architected
  practice: REL11-BP01
  outcome: pass
  by: Ada
  at: 2026-01-31
  until: 2026-12-31
  reason: |
    Pages go to the team on call.
    Seen in the last drill.
  link: https://wiki.example.com/drill
- { framework: dora, practice: change-lead-time, outcome: not-applicable, by: "E\\e[1m", at: "2026-01-31T08:00:00+01:00", reason: x }
`);
  expect(answers).toEqual([
    {
      framework: "aws-well-architected",
      practice: "REL11-BP01",
      outcome: "pass",
      by: "Ada",
      at: "2026-01-31T00:00:00Z",
      until: "2026-12-31T23:59:59Z",
      reason: "Pages go to the team on call. Seen in the last drill.",
      link: "https://wiki.example.com/drill",
    },
    {
      framework: "dora",
      practice: "change-lead-time",
      outcome: "not-applicable",
      by: "E\\u001b[1m",
      at: "2026-01-31T08:00:00+01:00",
      reason: "x",
    },
  ]);
});

async function outcomes(text: string): Promise<[string, string][]> {
  return (await load(text)).map((answer) => [answer.practice, answer.outcome]);
}

const SIGNED = "by: A, at: 2026-01-31, reason: x";

it("lets an answer to a question speak for each of its practices", async () => {
  const one = `{ framework: aws-well-architected, question: REL11, outcome: not-applicable, ${SIGNED} }`;
  expect(await outcomes(`- ${one}`)).toEqual([
    ["REL11-BP01", "not-applicable"],
    ["REL11-BP02", "not-applicable"],
  ]);
});

it("takes the choices of a question as met and its other practices as failed", async () => {
  const chosen = `{ framework: aws-well-architected, question: REL11, choices: [REL11-BP02], ${SIGNED} }`;
  expect(await outcomes(`- ${chosen}`)).toEqual([
    ["REL11-BP01", "fail"],
    ["REL11-BP02", "pass"],
  ]);
});

it("lets a practice's own answer go before that of its question, wherever it stands", async () => {
  const question = `{ framework: aws-well-architected, question: REL11, choices: [REL11-BP01, REL11-BP02], ${SIGNED} }`;
  const practice = `{ framework: aws-well-architected, practice: REL11-BP01, outcome: partial, ${SIGNED} }`;
  const expected = [
    ["REL11-BP01", "partial"],
    ["REL11-BP02", "pass"],
  ];
  expect((await outcomes(`- ${question}\n- ${practice}`)).toSorted()).toEqual(expected);
  expect(await outcomes(`- ${practice}\n- ${question}`)).toEqual(expected);
});

it("says what an answer mixes up, and which question it may have meant", async () => {
  const lines = [
    "framework: aws-well-architected, practice: REL11-BP01, question: REL11, outcome: pass",
    "framework: aws-well-architected, question: REL11, outcome: pass, choices: [REL11-BP01]",
    "framework: aws-well-architected, practice: REL11-BP02, choices: [REL11-BP02]",
    "framework: aws-well-architected, choices: [REL11-BP02]",
    "framework: aws-well-architected, outcome: pass",
    "framework: aws-well-architected, question: SEC01",
    "framework: aws-well-architected, question: REL1I, outcome: pass",
    "framework: dora, question: REL11, outcome: pass",
    "framework: aws-well-architected, question: REL11, choices: [REL11-BP2]",
  ];
  const said = await messageOf(load(lines.map((line) => `- { ${line}, ${SIGNED} }`).join("\n")));
  expect(said.split("\n")).toEqual([
    'answers.yaml:1: [0]: answers a practice and a question at once; keep one of "practice" and "question"',
    'answers.yaml:2: [1]: has "outcome" and "choices"; the choices say the outcome of each practice',
    'answers.yaml:2: [1].question: "aws-well-architected/REL11" is answered already by [0]; keep the one that holds',
    'answers.yaml:3: [2]: "choices" go with "question"; a practice has an "outcome"',
    'answers.yaml:4: [3]: needs "question": choices are a question\'s',
    'answers.yaml:5: [4]: needs "practice" (or "question")',
    'answers.yaml:6: [5]: needs "outcome" or "choices"',
    'answers.yaml:7: [6].question: aws-well-architected has no question "REL1I"; did you mean "REL11"?',
    'answers.yaml:8: [7].question: dora has no question "REL11"; dora has no questions',
    'answers.yaml:9: [8].choices[0]: "REL11-BP2" is no practice of REL11; did you mean "REL11-BP02"?',
    'answers.yaml:9: [8].question: "aws-well-architected/REL11" is answered already by [0]; keep the one that holds',
  ]);
});

it("takes an empty file and an empty list as no answers", async () => {
  expect(await load("# none yet\n")).toEqual([]);
  expect(await load("[]\n")).toEqual([]);
});

it("says everything that is wrong", async () => {
  const said = await messageOf(
    load(`- { framework: aws-well-architectd, practice: REL11-BP01, outcome: pass, by: A, at: 2026-01-31, reason: x }
- { framework: aws-well-architected, practice: REL11-BP99, outcome: pass, by: A, at: 2026-01-31, reason: x }
- { framework: dora, practice: x, outcome: passed, by: A, at: 2026-02-30, reason: x, untill: 2026-03-01 }
- { framework: aws-well-architected, question: REL11, choices: [a], by: A, at: 2026-01-31, reason: x }
- { framework: aws-well-architected, practice: REL11-BP02, by: A, at: 31.1.2026 }
- { framework: aws-well-architected, practice: SEC01-BP01, outcome: fail, by: A, at: 2026-01-31, until: 2026-01-30, reason: x }
- { framework: aws-well-architected, practice: SEC01-BP01, outcome: pass, by: B, at: 2026-01-31, reason: "" }
- just text
`),
  );
  expect(said.split("\n")).toEqual([
    'answers.yaml:1: [0].framework: unknown framework "aws-well-architectd"; did you mean "aws-well-architected"?',
    'answers.yaml:2: [1].practice: there is no practice "REL11-BP99" in aws-well-architected; did you mean "REL11-BP01"?',
    'answers.yaml:3: [2].at: "2026-02-30" is no day or time that exists; write 2026-11-24 or 2026-11-24T08:00:00Z',
    'answers.yaml:3: [2].outcome: "passed" is not one of pass, partial, fail, not-applicable; did you mean "pass"?',
    'answers.yaml:3: [2].practice: there is no practice "x" in dora; "plumbrule frameworks show dora" lists them',
    'answers.yaml:3: [2].untill: unknown key; did you mean "until"?',
    'answers.yaml:4: [3].choices[0]: "a" is no practice of REL11; they are REL11-BP01, REL11-BP02',
    'answers.yaml:5: [4]: needs "reason" (why it is so)',
    'answers.yaml:5: [4]: needs "outcome"',
    'answers.yaml:5: [4].at: "31.1.2026" is not accepted here (a day such as 2026-11-24, or a time such as 2026-11-24T08:00:00Z)',
    'answers.yaml:6: [5].until: "2026-01-30" is before it was given (2026-01-31)',
    'answers.yaml:7: [6].practice: "aws-well-architected/SEC01-BP01" is answered already by [5]; keep the one that holds',
    "answers.yaml:7: [6].reason: is empty",
    'answers.yaml:8: [7]: has to be keys and values, not "just text"',
  ]);
});

it("says what a file is that is no list, not there, or behind a link", async () => {
  expect(await messageOf(load("a: 1\n"))).toBe("answers.yaml:1: has to be a list or empty, not keys and values");
  const directory = await folderWith({});
  const options = { directory, practiceIds: PRACTICES, questions: QUESTIONS };
  expect(await messageOf(loadAnswers("answers.yaml", options))).toBe("answers.yaml: there is no such file");
  const elsewhere = await folderWith({ "a.yaml": "[]" });
  await symlink(path.join(elsewhere, "a.yaml"), path.join(directory, "answers.yaml"));
  expect(await messageOf(loadAnswers("answers.yaml", options))).toBe(
    "answers.yaml: leads out of the workload's folder through a symbolic link",
  );
});
