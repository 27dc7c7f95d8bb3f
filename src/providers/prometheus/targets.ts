import type { Tracing } from "../../model/tracing.ts";
import { Questions } from "./questions.ts";
import { type Server, serverFor } from "./server.ts";
import type { PrometheusSettings } from "./settings.ts";

/** A server and what it is asked. */
export interface Target {
  server: Server;
  questions: Questions;
}

/** The servers of a run, each once. */
export class Targets {
  readonly #settings: PrometheusSettings;
  readonly #tracing: Tracing;
  readonly #known = new Map<string, Target>();

  constructor(settings: PrometheusSettings, tracing: Tracing) {
    this.#settings = settings;
    this.#tracing = tracing;
  }

  /** The server of an address, or the manifest's; or why it cannot be asked. */
  at(url: string | undefined): Target | { reason: string } {
    const server = serverFor(url, this.#settings, process.env, this.#tracing);
    if ("reason" in server) return server;
    const target = this.#known.get(server.base.href) ?? { server, questions: new Questions() };
    this.#known.set(server.base.href, target);
    return target;
  }

  get all(): Target[] {
    return [...this.#known.values()];
  }
}
