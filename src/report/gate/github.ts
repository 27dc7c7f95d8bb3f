import type { GateReport, Place } from "../../model/gate.ts";
import type { Format } from "../format.ts";
import { placeOf } from "./places.ts";
import { shownMeasure, summary, VERDICT_WORDS } from "./words.ts";

/** Workflow commands of GitHub Actions, which its runner turns into annotations. */
export const github: Format<GateReport> = {
  id: "github",
  extension: "txt",
  render(report) {
    const lines = [
      ...report.violations.map((one) =>
        command("error", one.rule, `${one.message} (${wanted(one)})`, placeOf(one, report)),
      ),
      ...report.missing.map(({ rule, reason }) =>
        command(LEVELS[report.onMissing], rule, `not known: ${reason}`, placeOf({}, report)),
      ),
    ];
    const closing = `the gate of ${report.workload} ${VERDICT_WORDS[report.verdict]}: ${summary(report)}`;
    return `${[...lines, command("notice", "gate", closing, undefined)].join("\n")}\n`;
  },
};

const LEVELS = { fail: "error", warn: "warning", ignore: "notice" } as const;

function wanted({ expected, measured }: { expected: string; measured: number | string }): string {
  return `expected ${expected}, measured ${shownMeasure(measured, expected)}`;
}

function command(level: string, rule: string, message: string, place: Place | undefined): string {
  const properties = [
    ...(place ? [`file=${property(place.file)}`] : []),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    `title=${property(`plumbrule ${rule}`)}`,
  ];
  return `::${level} ${properties.join(",")}::${data(message)}`;
}

/** As the runner undoes it (actions/toolkit, packages/core/src/command.ts). */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
