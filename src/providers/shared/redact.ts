import { visible } from "../../model/text.ts";

const MOST_CHARACTERS = 300;

/** Words of a server, with nothing in them that was sent to it in confidence, on one line and not long. */
export function redacted(text: string, secrets: readonly string[]): string {
  let clean = text;
  // Longest first: one may hold another.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    for (const form of new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])) {
      clean = form.length < SHORT ? withoutWord(clean, form) : clean.replaceAll(form, "…");
    }
  }
  const line = visible(clean.replaceAll(/\s+/g, " ").trim());
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** Of a tenant named "1" only the word is taken out, not every digit. */
const SHORT = 4;

function withoutWord(text: string, word: string): string {
  const escaped = word.replaceAll(/[^A-Za-z0-9]/g, "\\$&");
  return text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "g"), "…");
}
