/**
 * Text from outside may hold terminal escapes, bidirectional overrides or line breaks that make a line lie.
 * They are shown, not obeyed: `\u001b` becomes the six characters `\u001b`.
 */
// C0 and C1 controls, DEL, line and paragraph separators, and all bidirectional controls (Unicode TR 36 §3.5).
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;
const EACH = new RegExp(HOSTILE, "g");

export function visible(text: string): string {
  // Nearly every text is plain, and there may be ten million of them: asking first is half the work.
  if (!HOSTILE.test(text)) return text;
  return text.replace(EACH, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Every string inside a document, made visible; keys too. What holds nothing hostile is not copied. */
export function visibleDeep<T>(value: T): T {
  if (typeof value === "string") return visible(value) as T;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const shown = visibleDeep(value[i]);
      if (shown !== value[i]) copy ??= value.slice(0, i);
      copy?.push(shown);
    }
    return (copy ?? value) as T;
  }
  const entries = value as { [key: string]: unknown };
  const keys = Object.keys(entries);
  const inner: unknown[] = [];
  let plain = true;
  for (const key of keys) {
    const shown = visibleDeep(entries[key]);
    if (shown !== entries[key] || HOSTILE.test(key)) plain = false;
    inner.push(shown);
  }
  if (plain) return value;
  return Object.fromEntries(keys.map((key, i) => [visible(key), inner[i]])) as T;
}

/** For lists in sentences: "a, b and 3 more". */
export function listed(items: readonly string[], most = 3, between = ", "): string {
  if (items.length <= most) return items.join(between);
  return `${items.slice(0, most).join(between)} and ${items.length - most} more`;
}

/** A name as one word of a POSIX shell, for commands to copy. */
export function shellWord(text: string): string {
  // A leading hyphen would be read as a flag.
  const word = visible(text.startsWith("-") ? `./${text}` : text);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The nearest of the candidates within a third of the word's length, for "did you mean". */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? limit;
}
