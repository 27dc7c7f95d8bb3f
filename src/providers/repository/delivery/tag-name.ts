import { RE2JS } from "re2js";

/** A tag's name as a release. */
export interface Release {
  /** The prefix that names the service; "" when there is none. */
  service: string;
  version: string;
  /** Numbers of the version: 1.2.3 → [1, 2, 3]. */
  numbers: number[];
  /** A calendar version: its last number does not count patches. */
  calendar: boolean;
  preRelease: boolean;
}

export type TagReader = (tag: string) => Release | undefined;

// Words in front of a version that say "this is a release" and name no service.
const RELEASE_WORDS = /^(?:v|ver|version|r|rel|release|releases|prod|production|deploy|deployment|deployments)$/i;
// After the numbers: what still is a final release. Everything else after a hyphen is a pre-release, as Semantic Versioning 2.0.0 §9 says.
const FINAL = /^(?:\+.*|[-._]?(?:final|ga|release|stable|lts|hotfix|patch|post|sp|p)[-._]?\d*(?:\+.*)?)?$/i;
const VERSION = /^[vV]?(\d{1,9}(?:[._]\d{1,9}){0,4})(.*)$/s;
const DATE = /^[vV]?((?:19|20)\d\d)[-._]?(0[1-9]|1[0-2])[-._]?(0[1-9]|[12]\d|3[01])(?:[-._](\d{1,9}))?(.*)$/s;

/**
 * `v1.2.3`, `1.2`, `release-1.2.3`, `2026.04.1`, `20260401`; `api/v1.2.0`, `api-v1.2.0`, `api@1.2.0`: the prefix is the service.
 * One number alone is no release: `v4` is a floating pointer by convention.
 * @param pattern RE2 with the named groups `version` and, optionally, `service`. Throws when it does not compile.
 */
export function tagReader(pattern?: string): TagReader {
  if (pattern === undefined) return conventional;
  const compiled = RE2JS.compile(pattern);
  const groups = Object.keys(compiled.namedGroups());
  return (tag) => {
    const matcher = compiled.matcher(tag);
    if (!matcher.matches()) return undefined;
    const version = (groups.includes("version") ? matcher.group("version") : tag) ?? tag;
    const service = (groups.includes("service") ? matcher.group("service") : "") ?? "";
    return { ...(read(version) ?? { numbers: [], calendar: false, preRelease: false }), service, version };
  };
}

function conventional(tag: string): Release | undefined {
  const whole = read(tag);
  if (whole !== undefined) return { ...whole, service: "", version: tag };
  // The version begins after a separator; the first place that reads as one wins, so that `api-v1.2.3-rc.1` keeps its suffix.
  for (let at = 1; at < tag.length; at++) {
    if (!"/@-_".includes(tag.charAt(at - 1))) continue;
    const version = tag.slice(at);
    const release = read(version);
    if (release === undefined) continue;
    return { ...release, service: serviceOf(tag.slice(0, at - 1)), version };
  }
  return undefined;
}

/** `api/release` → `api`, `release` → "". */
function serviceOf(prefix: string): string {
  const cut = Math.max(...["/", "@", "-", "_"].map((separator) => prefix.lastIndexOf(separator)));
  const last = prefix.slice(cut + 1);
  if (!RELEASE_WORDS.test(last)) return prefix;
  return cut < 0 ? "" : prefix.slice(0, cut);
}

function read(text: string): Omit<Release, "service" | "version"> | undefined {
  const date = DATE.exec(text);
  if (date && isSuffix(date[5] ?? "")) {
    const numbers = date
      .slice(1, 5)
      .filter((part) => part !== undefined)
      .map(Number);
    return { numbers, calendar: true, preRelease: !FINAL.test(date[5] ?? "") };
  }
  const match = VERSION.exec(text);
  if (!match) return undefined;
  const numbers = (match[1] ?? "").split(/[._]/).map(Number);
  const suffix = match[2] ?? "";
  if (numbers.length < 2 || !isSuffix(suffix)) return undefined;
  const [major = 0] = numbers;
  return { numbers, calendar: major >= 1990 && major < 2200, preRelease: !FINAL.test(suffix) };
}

/** What may follow the numbers: nothing, build metadata, a hyphenated label, or one glued on as Python does (`1.2rc1`). */
function isSuffix(suffix: string): boolean {
  return suffix === "" || /^(?:[-+][0-9A-Za-z.+_-]+|[._]?[A-Za-z][0-9A-Za-z.+_-]*)$/.test(suffix);
}
