/** How the records of a folder are named. */
export interface NumberStyle {
  /** `number`: 0007-title.md; `date`: 20240501-title.md, as log4brains has it. */
  kind: "number" | "date";
  /** Digits of the number. */
  width: number;
}

/** MADR and adr-tools both write four digits. */
const DEFAULT: NumberStyle = { kind: "number", width: 4 };
const LONGEST_SLUG = 60;

/** By the majority of names. */
export function numberStyleOf(names: readonly string[]): NumberStyle {
  const numbers = names.flatMap((name) => /^(\d{1,7})[-_ ]/.exec(name)?.[1] ?? []);
  const dated = names.filter((name) => /^\d{8}[-_ ]/.test(name));
  if (dated.length > numbers.length) return { kind: "date", width: 8 };
  const width = numbers.at(-1)?.length;
  return width === undefined ? DEFAULT : { kind: "number", width };
}

/** The next free number: one above the highest, gaps are not filled, since a number may be known elsewhere. */
export function nextNumber(names: readonly string[]): number {
  return names.reduce((most, name) => Math.max(most, Number(/^(\d{1,7})[-_ .]/.exec(name)?.[1] ?? 0)), 0) + 1;
}

/** `0007-how-do-we-keep.md`. `day` is RFC 3339's date. */
export function recordFileName(title: string, style: NumberStyle, number: number, day: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’\p{M}]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .split("-")
    .reduce((whole, word) => (whole.length + word.length < LONGEST_SLUG ? `${whole}-${word}` : whole))
    .slice(0, LONGEST_SLUG);
  const prefix = style.kind === "date" ? day.replaceAll("-", "") : String(number).padStart(style.width, "0");
  return `${prefix}-${slug || "decision"}.md`;
}
