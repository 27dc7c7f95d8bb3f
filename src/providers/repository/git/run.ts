import { type ChildProcessByStdio, spawn } from "node:child_process";
import { parse } from "node:path";
import type { Readable, Writable } from "node:stream";
import { cleanEnvironment, NEUTRAL } from "./environment.ts";

/** git could not answer; `message` is fit for a reading's reason. */
export class GitError extends Error {
  readonly kind: "not-installed" | "refused" | "failed" | "stopped";

  constructor(kind: GitError["kind"], message: string) {
    super(message);
    this.name = "GitError";
    this.kind = kind;
  }
}

/** Where git runs, and what ends it. */
export interface GitPlace {
  /** Absolute folder. */
  root: string;
  abort: AbortSignal;
}

// One call may take no longer: a minute reads the history of the largest public repositories several times over.
const TIME_LIMIT_MS = 60_000;
const STDERR_LIMIT = 16_384;

interface Running {
  child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Resolves when it ended well; rejects with a GitError. */
  ended: Promise<void>;
  stop(): void;
}

function start(place: GitPlace, args: readonly string[]): Running {
  if (place.abort.aborted) throw new GitError("stopped", "reading git history was given up");
  // `-C` and not cwd, so that no program of the folder is ever found before git itself.
  const child = spawn(
    "git",
    ["--no-pager", "--literal-pathspecs", ...NEUTRAL.flatMap((setting) => ["-c", setting]), "-C", place.root, ...args],
    { cwd: parse(place.root).root, env: cleanEnvironment(), shell: false, stdio: ["pipe", "pipe", "pipe"] },
  );
  let stopped: string | undefined;
  const stop = (why: string): void => {
    stopped ??= why;
    child.kill("SIGKILL");
  };
  const onAbort = (): void => stop("reading git history was given up");
  place.abort.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop(`git did not finish within ${TIME_LIMIT_MS / 1000} s`), TIME_LIMIT_MS);
  let stderr = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => {
    if (stderr.length < STDERR_LIMIT) stderr += text.slice(0, STDERR_LIMIT - stderr.length);
  });
  // The process may end before it has read all: that is its right.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "ENOENT"
          ? new GitError("not-installed", "git is not installed on this machine")
          : new GitError("failed", `git could not be started (${error.code ?? "unknown error"})`),
      );
    });
    child.on("close", (code) => {
      if (stopped !== undefined) reject(new GitError("stopped", stopped));
      else if (code === 0) resolve();
      else reject(failure(stderr));
    });
  }).finally(() => {
    clearTimeout(timer);
    place.abort.removeEventListener("abort", onAbort);
  });
  // It is awaited later; until then a rejection is not "unhandled".
  ended.catch(() => undefined);
  return { child, ended, stop: () => stop("no more was needed") };
}

function failure(stderr: string): GitError {
  if (stderr.includes("dubious ownership"))
    return new GitError(
      "refused",
      "git refuses the repository because another user owns it (dubious ownership); if you trust it, add the folder to git's safe.directory",
    );
  if (/not a git repository/.test(stderr)) return new GitError("failed", "the folder is not a git repository");
  if (/transport '[^']*' not allowed|promisor|lazy fetch|could not fetch/.test(stderr))
    return new GitError(
      "failed",
      "the clone is partial: objects it needs are only on the remote, and nothing is fetched here",
    );
  if (
    /bad object|unable to read|corrupt|missing (blob|tree|commit|object)|loose object|could not parse|Could not read/i.test(
      stderr,
    )
  )
    return new GitError("failed", "the repository is damaged: objects are missing or corrupt (git fsck names them)");
  const line = stderr.split("\n").find((text) => text.startsWith("fatal:") || text.startsWith("error:"));
  // Paths of the machine do not belong in evidence.
  const said = (line ?? "git failed").replace(/(['"]?)(\/|[A-Z]:\\)[^'"\s]*\1/g, "…").slice(0, 200);
  return new GitError("failed", `git could not read the repository: ${said}`);
}

/** Writes lines to a process as fast as it reads them. */
async function feed(to: Writable, lines: Iterable<string>): Promise<void> {
  let chunk = "";
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < 65_536) continue;
    if (!to.write(chunk)) await drained(to);
    chunk = "";
    if (to.destroyed) return;
  }
  to.end(chunk);
}

function drained(to: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      to.off("drain", done);
      to.off("close", done);
      to.off("error", done);
      resolve();
    };
    to.on("drain", done);
    to.on("close", done);
    to.on("error", done);
  });
}

interface GitInput {
  /** One line each to standard input. */
  lines?: Iterable<string>;
}

/** The whole output as text, at most `limit` bytes. Rejects with GitError. */
export async function gitText(
  place: GitPlace,
  args: readonly string[],
  input: GitInput = {},
  limit = 64 * 1024 * 1024,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await gitChunks(place, args, input, (chunk) => {
    size += chunk.length;
    if (size > limit) throw new GitError("failed", `git answered with more than ${limit} bytes`);
    chunks.push(chunk);
    return true;
  });
  return Buffer.concat(chunks).toString("utf8");
}

/** Longest token kept: paths are shorter on every file system, and a longer one is cut. */
const TOKEN_LIMIT = 65_536;

/** NUL-separated output, token by token. `take` returns false when no more is needed. Rejects with GitError. */
export async function gitTokens(
  place: GitPlace,
  args: readonly string[],
  input: GitInput,
  take: (token: string) => boolean,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  await gitChunks(place, args, input, (chunk) => {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(0, from);
      if (at < 0) break;
      const token = rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([rest, chunk.subarray(from, at)]);
      rest = Buffer.alloc(0);
      from = at + 1;
      if (!take(token.toString("utf8", 0, TOKEN_LIMIT))) return false;
    }
    if (rest.length < TOKEN_LIMIT) rest = Buffer.concat([rest, chunk.subarray(from)]);
    return true;
  });
}

/** Output in chunks as they come. `take` returns false when no more is needed. Rejects with GitError. */
async function gitChunks(
  place: GitPlace,
  args: readonly string[],
  input: GitInput,
  take: (chunk: Buffer) => boolean,
): Promise<void> {
  const running = start(place, args);
  const feeding = feed(running.child.stdin, input.lines ?? []);
  await consume(running, take);
  await feeding;
}

/** The output of one git process as the input of a second, whose output is given in chunks. Rejects with GitError. */
export async function gitPipe(
  place: GitPlace,
  first: readonly string[],
  input: GitInput,
  second: readonly string[],
  take: (chunk: Buffer) => boolean,
): Promise<void> {
  const source = start(place, first);
  const sink = start(place, second);
  const feeding = feed(source.child.stdin, input.lines ?? []);
  source.child.stdout.pipe(sink.child.stdin);
  try {
    // A sink that fails reads no more, and its source would wait for ever. A source that fails ends its output and the sink with it.
    let sinkFailed = false;
    const reading = consume(sink, take).catch((error: unknown) => {
      sinkFailed = true;
      source.stop();
      throw error;
    });
    const [read, given] = await Promise.allSettled([reading, source.ended]);
    if (given.status === "rejected" && !sinkFailed) throw given.reason;
    if (read.status === "rejected") throw read.reason;
    await feeding;
  } finally {
    source.stop();
    sink.stop();
  }
}

async function consume(running: Running, take: (chunk: Buffer) => boolean): Promise<void> {
  let enough = false;
  try {
    for await (const chunk of running.child.stdout) {
      if (take(chunk as Buffer)) continue;
      enough = true;
      break;
    }
  } catch (error) {
    running.stop();
    throw error;
  }
  if (enough) {
    running.stop();
    await running.ended.catch(() => undefined);
    return;
  }
  await running.ended;
}
