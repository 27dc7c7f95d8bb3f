import { constants } from "node:fs";
import { access, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { RE2JS } from "re2js";
import { byCodeUnit } from "../../../model/order.ts";

/** A file that may be read: inside the workload's folder after all links are resolved. */
export interface WorkloadFile {
  /** Relative to the workload's folder, with forward slashes: what is shown. */
  path: string;
  /** Absolute, links resolved: what is opened. */
  absolute: string;
  bytes: number;
}

/** A name that cannot be read, and why, for people. */
export interface Refusal {
  path: string;
  reason: string;
  /** Nothing of that name is there, as opposed to something that must not or cannot be read. */
  absent: boolean;
}

/** A folder of telemetry with more entries than this is not walked further. */
const MOST_ENTRIES = 100_000;
const DEEPEST = 12;
const LONGEST_PATTERN = 500;

export function isRefusal(found: WorkloadFile | Refusal): found is Refusal {
  return "reason" in found;
}

function isPattern(file: string): boolean {
  return /[*?[\]{}]/.test(file);
}

/** Resolves one name below the workload's folder; refuses what is outside of it, is no regular file or is not there. */
async function resolveFile(directory: string, path: string): Promise<WorkloadFile | Refusal> {
  const clean = normalise(path);
  if (clean === undefined) {
    return { path, reason: `${path} points outside the workload's folder`, absent: false };
  }
  try {
    const absolute = await realpath(join(directory, clean));
    if (!isInside(directory, absolute) && !isInside(await realpath(directory), absolute)) {
      return { path: clean, reason: `${clean} is a link out of the workload's folder`, absent: false };
    }
    const about = await stat(absolute);
    if (!about.isFile()) return { path: clean, reason: `${clean} is not a regular file`, absent: false };
    await access(absolute, constants.R_OK);
    return { path: clean, absolute, bytes: about.size };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
    if (code === "ENOENT" || code === "ENOTDIR")
      return { path: clean, reason: `${clean} does not exist`, absent: true };
    return { path: clean, reason: `${clean} cannot be read (${code})`, absent: false };
  }
}

/** Names below a folder, sorted, kept so that many patterns over one folder walk it once. */
export type Listings = Map<string, { names: string[]; complete: boolean }>;

/** All files that a glob names, by path; a name without glob characters is itself. Links to folders are not followed. */
export async function resolveFiles(
  directory: string,
  pattern: string,
  listings: Listings = new Map(),
): Promise<(WorkloadFile | Refusal)[]> {
  const clean = normalise(pattern);
  if (clean === undefined || !isPattern(clean)) return [await resolveFile(directory, pattern)];
  if (clean.length > LONGEST_PATTERN) {
    return [{ path: clean.slice(0, 80), reason: "the file pattern is too long", absent: false }];
  }
  const segments = clean.split("/");
  const firstPattern = segments.findIndex(isPattern);
  const base = segments.slice(0, firstPattern).join("/");
  const matcher = globMatcher(clean);
  let listing = listings.get(base);
  if (listing === undefined) {
    const root = await resolveFolder(directory, base);
    if (typeof root !== "string")
      return [root.absent ? { ...root, path: clean, reason: `no file matches ${clean}: ${root.reason}` } : root];
    const state = { entries: 0 };
    const all: string[] = [];
    await walk(root, base, 0, state, (path) => all.push(path));
    listing = { names: all.sort(byCodeUnit), complete: state.entries < MOST_ENTRIES };
    listings.set(base, listing);
  }
  const literal = clean.slice(0, clean.search(/[*?[\]{}]/));
  const names = withPrefix(listing.names, literal).filter((path) => matcher.matches(path));
  if (names.length === 0) return [{ path: clean, reason: `no file matches ${clean}`, absent: true }];
  const found: (WorkloadFile | Refusal)[] = [];
  for (const name of names) found.push(await resolveFile(directory, name));
  if (!listing.complete) {
    found.push({
      path: clean,
      reason: `more than ${MOST_ENTRIES} entries below ${base || "."}: the rest was not looked at`,
      absent: false,
    });
  }
  return found;
}

/** The stretch of sorted names that begin with a prefix, found by halving. */
function withPrefix(names: readonly string[], prefix: string): string[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < names.length && (names[end] as string).startsWith(prefix)) end++;
  return names.slice(low, end);
}

/** Both are absolute. A path is only inside a folder when no link leads out of it: `absolute` has its links resolved. */
function isInside(folder: string, absolute: string): boolean {
  return absolute.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

async function resolveFolder(directory: string, base: string): Promise<string | Refusal> {
  try {
    const root = await realpath(directory);
    const absolute = await realpath(join(root, base));
    if (absolute !== root && !isInside(root, absolute)) {
      return { path: base, reason: `${base} is a link out of the workload's folder`, absent: false };
    }
    return absolute;
  } catch {
    return { path: base, reason: `${base} does not exist`, absent: true };
  }
}

async function walk(
  folder: string,
  path: string,
  depth: number,
  state: { entries: number },
  each: (path: string) => void,
): Promise<void> {
  if (depth > DEEPEST || state.entries >= MOST_ENTRIES) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => byCodeUnit(a.name, b.name));
  for (const entry of entries) {
    if (++state.entries >= MOST_ENTRIES) return;
    const inner = path === "" ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) await walk(join(folder, entry.name), inner, depth + 1, state, each);
    else each(inner);
  }
}

/** Forward slashes, no `.`; undefined when it is absolute or climbs out. */
function normalise(path: string): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  if (slashed.startsWith("/") || /^[A-Za-z]:/.test(slashed) || slashed.includes("\0")) return undefined;
  const out: string[] = [];
  for (const segment of slashed.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") {
      if (out.pop() === undefined) return undefined;
    } else out.push(segment);
  }
  return out.length === 0 ? undefined : out.join("/");
}

/** `*`, `**`, `?`, `[…]` and `{a,b}`, on an engine of linear time: a pattern comes from outside. */
function globMatcher(glob: string): RE2JS {
  let source = "";
  let braces = 0;
  for (let i = 0; i < glob.length; i++) {
    const character = glob[i] as string;
    if (glob.startsWith("**/", i)) {
      source += "(?:.*/)?";
      i += 2;
    } else if (glob.startsWith("**", i)) {
      source += ".*";
      i++;
    } else if (character === "*") source += "[^/]*";
    else if (character === "?") source += "[^/]";
    else if (character === "{") {
      braces++;
      source += "(?:";
    } else if (character === "}" && braces > 0) {
      braces--;
      source += ")";
    } else if (character === "," && braces > 0) source += "|";
    else if (character === "[" && glob.indexOf("]", i + 2) > 0) {
      const close = glob.indexOf("]", i + 2);
      const set = glob.slice(i + 1, close);
      const negated = set.startsWith("!") || set.startsWith("^");
      source += `[${negated ? "^/" : ""}${(negated ? set.slice(1) : set).replace(/[\\[\]^&~]/g, "\\$&")}]`;
      i = close;
    } else source += RE2JS.quote(character);
  }
  if (braces > 0) return RE2JS.compile(RE2JS.quote(glob));
  try {
    return RE2JS.compile(source);
  } catch {
    return RE2JS.compile(RE2JS.quote(glob));
  }
}
