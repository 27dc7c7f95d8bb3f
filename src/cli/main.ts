import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { run } from "@oclif/core/run";
import { EXIT, UsageError } from "../model/errors.ts";
import { nearest } from "../model/text.ts";
import { errorDocument, exitCodeOf, isQuietExit, readableError } from "./error-view.ts";
import { surviveClosedStreams, writeStdout } from "./output.ts";

/** How long the end of an interrupted run waits for what still holds the process. */
const LAST_WAIT_MS = 300;

/** Runs one command line and sets the exit code of the contract. Never throws; the process ends by itself, but after an interruption. */
export async function main(argv: string[], root: string): Promise<void> {
  const flags = ownFlags(argv);
  const json = flags.includes("--json");
  const verbose = flags.some((flag) => flag === "--verbose" || /^-q*v[qv]*$/.test(flag)) || isSet("PLUMBRULE_VERBOSE");
  surviveClosedStreams();
  try {
    // Nothing of the user's folders is loaded as code, nor looked for.
    await run(withDefaults(argv), { root: fileURLToPath(root), userPlugins: false, devPlugins: false });
  } catch (thrown) {
    const error = await namedCommand(thrown, root);
    if (isQuietExit(error)) {
      process.exitCode = exitCodeOf(error);
      return;
    }
    const code = exitCodeOf(error);
    const said =
      json &&
      (await writeStdout(`${JSON.stringify(errorDocument(error))}\n`).then(
        () => true,
        () => false,
      ));
    surviveClosedStreams();
    if (!said) process.stderr.write(readableError(error, { verbose }));
    process.exitCode = code;
  } finally {
    // A connection of a source that does not obey its signal would hold the process: all that is to be written is.
    if (process.exitCode === EXIT.interrupted) setTimeout(() => process.exit(), LAST_WAIT_MS).unref();
  }
}

/** An unknown command as people write it, with the one that was meant. */
async function namedCommand(error: unknown, root: string): Promise<unknown> {
  const typed = error instanceof Error ? /^command (.+?) not found\.?$/i.exec(error.message)?.[1] : undefined;
  if (typed === undefined) return error;
  const manifest = JSON.parse(await readFile(new URL("oclif.manifest.json", root), "utf8")) as { commands: object };
  const commands = Object.keys(manifest.commands).map((id) => id.replaceAll(":", " "));
  // What follows the command may be its argument.
  const words = typed.split(/[: ]/);
  const near = nearest(words.slice(0, 2).join(" "), commands) ?? nearest(words[0] ?? "", commands);
  return new UsageError(`"${words.join(" ")}" is not a command`, [
    ...(near ? [`did you mean plumbrule ${near}?`] : []),
    "plumbrule --help lists the commands",
  ]);
}

function withDefaults(argv: string[]): string[] {
  if (argv.length === 0) return ["--help"];
  // What people type; the framework knows the flag alone.
  return argv[0] === "help" ? [...argv.slice(1), "--help"] : argv;
}

/** Looked at before flags are parsed, since a wrong flag has to be answered as wanted too. */
function ownFlags(argv: string[]): string[] {
  const end = argv.indexOf("--");
  return end === -1 ? argv : argv.slice(0, end);
}

/** As the framework reads a variable that stands for a switch. */
function isSet(variable: string): boolean {
  return ["true", "1", "yes", "y"].includes((process.env[variable] ?? "").toLowerCase());
}
