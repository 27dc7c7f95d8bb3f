import type { Place } from "../../model/gate.ts";

/** A SARIF 2.1.0 log (OASIS) of one run, with the line break at its end. */
export function sarifLog(run: object): string {
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Sets the runs of one workload apart from those of another; the last, empty part would be the one run's own (§3.17.3). */
export function automationId(what: string, workload: string): string {
  return `${what}/${encoded(workload)}/`;
}

export function physicalLocation({ file, line }: Place) {
  return {
    artifactLocation: { uri: file.split("/").map(encoded).join("/"), uriBaseId: "%SRCROOT%" },
    ...(line === undefined ? {} : { region: { startLine: line } }),
  };
}

/** A message of plain text. `[text](target)` in it would be a link (§3.11.6): brackets are escaped where there is one. */
export function message(text: string): { text: string } {
  return { text: /\]\s*\(/.test(text) ? text.replaceAll(/[\\[\]]/g, "\\$&") : text };
}

function encoded(part: string): string {
  // Lone halves of a pair have no UTF-8, and so no percent encoding.
  return encodeURIComponent(part.toWellFormed());
}
