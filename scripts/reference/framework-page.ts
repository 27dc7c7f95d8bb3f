import type { ShownFramework } from "../../src/frameworks/describe.ts";
import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { counted } from "../../src/report/words.ts";
import { link, page, slug, source, text } from "./markdown.ts";

type Practice = ShownFramework["pillars"][number]["practices"][number];

/** Every practice of a framework, with the checks that speak to it or what would decide it. */
export function frameworkPage(framework: ShownFramework): string {
  const practices = framework.pillars.flatMap((pillar) => pillar.practices);
  return page(framework.title, [
    `Version ${text(framework.version)}. Id ${code(framework.id)}. ${spoken(practices)}`,
    "",
    `Source: ${source(framework.source)}`,
    "",
    ...tableOf(
      ["Pillar", "Practices", "Spoken to"],
      framework.pillars.map((pillar) => [
        link(text(pillar.title), `#${slug(pillar.title)}`),
        String(pillar.practices.length),
        String(pillar.practices.filter((one) => one.checks.length > 0).length),
      ]),
    ),
    ...framework.pillars.flatMap((pillar) => [
      `## ${text(pillar.title)}`,
      "",
      spoken(pillar.practices),
      "",
      ...(pillar.tradeoffs ?? []).map(
        ({ against, titles }) => `- Trade-offs against ${text(against)}: ${titles.map(text).join("; ")}`,
      ),
      "",
      ...pillar.practices.flatMap((practice) => practiceLines(practice, pillar.questions ?? [])),
    ]),
  ]);
}

function spoken(practices: readonly Practice[]): string {
  const some = practices.filter((one) => one.checks.length > 0).length;
  return `Checks speak to ${some} of ${counted(practices.length, "practice")}.`;
}

function practiceLines(practice: Practice, questions: readonly { id: string; title: string }[]): string[] {
  const question = questions.find(({ id }) => id === practice.question);
  return [
    `### ${text(`${practice.id} ${practice.title}`)}`,
    "",
    ...(question ? [`Question ${text(question.id)}: ${text(question.title)}`, ""] : []),
    ...(practice.risk ? [`Risk where it is not met: ${practice.risk}.`, ""] : []),
    ...(practice.about ? [source(practice.about), ""] : []),
    ...(practice.checks.length === 0 ? ["No check speaks to it.", ""] : []),
    ...tableOf(
      ["Check", "Covers", "Why"],
      practice.checks.map((one) => [
        link(code(one.id), `../checks/${one.id}.md`),
        one.covers === "full" ? "all of it" : "a part",
        text(one.why),
      ]),
    ),
    ...(practice.wouldEvidence ? [`What would decide it: ${text(practice.wouldEvidence)}`, ""] : []),
  ];
}
