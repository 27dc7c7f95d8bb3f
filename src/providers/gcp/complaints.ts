import type { Diagnostic } from "../../model/evidence.ts";

const MOST = 50;

/** What went wrong with which source, each thing said once. */
export class Complaints {
  readonly #said = new Map<string, { source: string; reason: string }>();
  readonly #heard = new Set<string>();

  failed(source: string, reason: string): void {
    if (this.#said.size < MOST) this.#said.set(`${source} ${reason}`, { source, reason });
  }

  /** It gave something: what else is missing of it is a part. */
  answered(source: string): void {
    this.#heard.add(source);
  }

  /** A source of which nothing could be read is an error, a part of one a warning. */
  get diagnostics(): Diagnostic[] {
    return [...this.#said.values()].map(({ source, reason }) => ({
      provider: "gcp",
      level: this.#heard.has(source) ? "warning" : "error",
      message: `${source.replace("gcp/", "")}: ${reason}`,
    }));
  }
}
