import { EXIT, PlumbruleError } from "../model/errors.ts";

/** Characters written at once. */
const CHUNK = 1 << 16;

/**
 * A stream that cannot be written must not end the process: an unheard error would exit with 1, which means that a gate failed. What
 * a write to stdout says is handled at the write; a message that stderr cannot take is lost, the exit code is not. Called again before
 * each write, since the framework adds a listener that ends the process with a stack.
 */
export function surviveClosedStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners("error");
    stream.on("error", () => {});
  }
}

/** Writes to stdout and waits until a slow reader has taken it, so that nothing is lost at exit. Text ends with a line break, bytes as they are. */
export async function writeStdout(text: string | Uint8Array | Iterable<string>): Promise<void> {
  surviveClosedStreams();
  if (text instanceof Uint8Array) return write(text);
  let waiting = "";
  let last = "";
  for (const piece of typeof text === "string" ? [text] : text) {
    waiting += piece;
    while (waiting.length >= CHUNK) {
      await write(waiting.slice(0, CHUNK));
      last = waiting.charAt(CHUNK - 1);
      waiting = waiting.slice(CHUNK);
    }
  }
  if ((waiting.at(-1) ?? last) !== "\n") waiting += "\n";
  await write(waiting);
}

/** A reader that closes early (`| head`) is no error of ours; a disk that is full is said. */
function write(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || (error as NodeJS.ErrnoException).code === "EPIPE") resolve();
      else
        reject(
          new PlumbruleError(`the output cannot be written: ${error.message}`, {
            code: "PLUMBRULE_E_OUTPUT",
            exitCode: EXIT.usage,
          }),
        );
    });
  });
}
