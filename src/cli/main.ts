import { fileURLToPath } from "node:url";
import { run } from "@oclif/core/run";
import { errorDocument, exitCodeOf, isQuietExit, readableError } from "./error-view.ts";
import { writeStdout } from "./output.ts";

/** Runs one command line and sets the exit code of the contract. Never throws, never calls process.exit. */
export async function main(argv: string[], root: string): Promise<void> {
  const json = wantsJson(argv);
  try {
    await run(withDefaults(argv), { root: fileURLToPath(root) });
  } catch (error) {
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
    if (!said) process.stderr.write(readableError(error, { verbose: argv.includes("--verbose") }));
    process.exitCode = code;
  }
}

function withDefaults(argv: string[]): string[] {
  return argv.length === 0 ? ["--help"] : argv;
}

/** Known before flags are parsed, since a wrong flag has to be answered in JSON too. */
function wantsJson(argv: string[]): boolean {
  const end = argv.indexOf("--");
  const own = end === -1 ? argv : argv.slice(0, end);
  return own.includes("--json");
}
