import type { Diagnostic } from "../../model/evidence.ts";

const MOST = 50;
const MAIN = "gcp/monitoring";

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

  /** Without its time series Google Cloud could not be read: an error. The other APIs are parts of it. */
  get diagnostics(): Diagnostic[] {
    const none = this.#heard.size === 0;
    return [...this.#said.values()].map(({ source, reason }) => ({
      provider: "gcp",
      level: none || (source === MAIN && !this.#heard.has(source)) ? "error" : "warning",
      message: source === "gcp" ? reason : `${source.slice("gcp/".length)}: ${reason}`,
    }));
  }
}
