import { RE2JS } from "re2js";
import type { Exemption } from "../../../model/budget-policy.ts";

/** Reads what kind of change a commit is from its message: the first kind that fits; undefined when none does. */
export function kindReader(exemptions: readonly Exemption[]): (subject: string, message: string) => string | undefined {
  const readers = exemptions.map(({ kind, subject, trailer }) => ({
    kind,
    ...(subject === undefined ? {} : { subject: RE2JS.compile(subject) }),
    ...(trailer === undefined ? {} : { key: trailer.key.toLowerCase(), value: RE2JS.compile(trailer.value) }),
  }));
  const withTrailers = readers.some(({ key }) => key !== undefined);
  return (subject, message) => {
    const trailers = withTrailers ? trailersOf(message) : [];
    return readers.find(
      (one) =>
        one.subject?.matcher(subject).find() ||
        trailers.some(({ key, value }) => key === one.key && one.value?.matcher(value).find()),
    )?.kind;
  };
}

/** `Key: value` lines of the message's last paragraph, as git interpret-trailers sees them; the subject is none. */
function trailersOf(message: string): { key: string; value: string }[] {
  const paragraphs = message.trimEnd().split(/\n[ \t]*\n/);
  if (paragraphs.length < 2) return [];
  return (paragraphs.at(-1) ?? "").split("\n").flatMap((line) => {
    const [, key, value] = /^([A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [{ key: key.toLowerCase(), value: value.trim() }];
  });
}
