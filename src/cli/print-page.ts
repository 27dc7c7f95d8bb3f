import { execFile } from "node:child_process";
import { access, constants, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../model/errors.ts";
import { visible } from "../model/text.ts";
import { parseInstant } from "../model/time.ts";

/** What Chromium and its kin are called where they are installed. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];
/** A report of thousands of findings takes a minute or two on a slow machine. */
const LIMIT_MS = 300_000;
const ELSEWHERE = "write html, and print it from any browser";

/** The browser that can print: CHROMIUM, a path or a name, else the first of Chromium's kin on PATH. Throws UsageError where there is none. */
export async function findBrowser(): Promise<string> {
  const { CHROMIUM: named } = process.env;
  const found = named ? await executable(named) : await firstOf(NAMES);
  if (found !== undefined) return found;
  if (named)
    throw new UsageError(`CHROMIUM names "${visible(named)}", which cannot be run`, ["correct or unset it", ELSEWHERE]);
  throw new UsageError("a PDF is printed by Chromium, and there is none on PATH", [
    "install Chromium, Google Chrome or Microsoft Edge, or set CHROMIUM to the path of one",
    ELSEWHERE,
  ]);
}

/**
 * Prints a page of HTML that needs nothing beside it, and gives the PDF. `at` (RFC 3339) stands in it as its time instead of the clock's,
 * so that the same page and browser give the same bytes. Throws UsageError when the browser cannot be found or does not print.
 */
export async function printPage(page: string | Iterable<string>, at: string): Promise<Uint8Array> {
  const browser = await findBrowser();
  const folder = await mkdtemp(join(tmpdir(), "plumbrule-"));
  try {
    const [from, to] = [join(folder, "report.html"), join(folder, "report.pdf")];
    // On paper nothing is filtered, and what a script does in time is not the same each time. Text holds no raw `<`.
    const whole = typeof page === "string" ? page : [...page].join("");
    await writeFile(from, whole.replace(/<script>.*?<\/script>/s, ""));
    const said = await run(browser, [
      "--headless",
      "--disable-gpu",
      "--disable-extensions",
      "--no-first-run",
      // Chromium refuses to run as root inside its sandbox; the page is ours, and its script is taken out.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      // Nor does it load anything.
      "--host-resolver-rules=MAP * ~NOTFOUND",
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${to}`,
      pathToFileURL(from).href,
    ]);
    const pdf = await readFile(to).catch(() => undefined);
    if (!pdf)
      throw new UsageError(`${basename(browser)} printed no PDF: ${said}`, ["name another with CHROMIUM", ELSEWHERE]);
    return datedAs(pdf, at);
  } finally {
    // A browser that was ended may still write to its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Why it failed, as far as it says: a browser that printed may well end with an error, and one that did not with none. */
function run(browser: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, TZ: "UTC" };
    execFile(browser, args, { env, timeout: LIMIT_MS, killSignal: "SIGKILL" }, (error, _, stderr) => {
      if (error?.killed) return resolve(`it was given up after ${LIMIT_MS / 60_000} min`);
      const last = stderr.trim().split("\n").at(-1);
      resolve(visible(last || `it says nothing, and ends with ${error?.code ?? 0}`).slice(0, 500));
    });
  });
}

/** Its two dates, replaced where they stand: other lengths would move what the table of references points at. */
function datedAs(pdf: Buffer, at: string): Uint8Array {
  const digits = new Date(parseInstant(at) ?? 0).toISOString().replace(/\D/g, "").slice(0, 14);
  const text = pdf.toString("latin1");
  return Buffer.from(text.replace(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}/g, digits), "latin1");
}

async function firstOf(names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const found = await executable(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A path as it is, a name by PATH. */
async function executable(name: string): Promise<string | undefined> {
  const suffix = process.platform === "win32" && !name.endsWith(".exe") ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = /[\\/]/.test(name) ? [name] : folders.map((folder) => join(folder, `${name}${suffix}`));
  for (const candidate of candidates) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return undefined;
}
