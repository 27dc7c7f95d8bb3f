/** Writes to stdout and waits until a slow reader has taken it, so that nothing is lost at exit. */
export async function writeStdout(text: string): Promise<void> {
  const CHUNK = 1 << 16;
  for (let from = 0; from < text.length; from += CHUNK) {
    await new Promise<void>((resolve) => {
      process.stdout.write(text.slice(from, from + CHUNK), () => resolve());
    });
  }
}
