/** Characters written at once. */
const CHUNK = 1 << 16;

/** Writes to stdout and waits until a slow reader has taken it, so that nothing is lost at exit. Ends with a line break. */
export async function writeStdout(text: string | Iterable<string>): Promise<void> {
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

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
