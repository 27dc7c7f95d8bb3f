import type { Indicator, MetricQuery } from "../model/objective.ts";
import { visible } from "../model/text.ts";

/**
 * Wraps the counters of a query so that each is its increase over the window (`5m`), by Prometheus' own grammar. Throws an Error that says
 * why a query cannot be read.
 */
export type Rewrite = (query: string, window: string) => string;

/** Gives the share of failed events over a window (`5m`) as PromQL without labels. */
export type ErrorRatio = (window: string) => string;

/** Why an indicator cannot be written as PromQL. */
export class NotExpressible extends Error {}

/**
 * Several rows are summed, as the status does it, so that the ratio has no labels. Failed events without any series are none while there are
 * events at all. A ratio that was measured as one number and has several rows is left absent: which one counts is unknown.
 */
export function errorRatio(indicator: Indicator, rewrite: Rewrite): ErrorRatio {
  if (indicator.kind === "threshold")
    throw new NotExpressible("it is a threshold on samples, whose number no rule can count over a window");
  if (indicator.kind === "raw") {
    const query = prometheusQuery(indicator.raw);
    return (window) => {
      const ratio = block(filled(query, window));
      const one = `max(${ratio})\nand on ()\ncount(${ratio}) == 1`;
      return indicator.means === "failure" ? one : `1 - (${block(one)})`;
    };
  }
  const { good, bad, total, counter } = indicator;
  const part = bad ?? good;
  if (!part) throw new NotExpressible("it names neither good nor bad events");
  if (part.url !== total.url) throw new NotExpressible("its two queries go to different servers");
  const [parts, all] = [prometheusQuery(part), prometheusQuery(total)];
  const sum = (query: string, window: string) => `sum(${block(filled(query, window, counter ? rewrite : undefined))})`;
  return (window) => {
    const events = sum(all, window);
    return bad
      ? `(${block(`${sum(parts, window)}\nor\n0 * ${events}`)})\n/\n${events}`
      : `1 - ${sum(parts, window)}\n/\n${events}`;
  };
}

function prometheusQuery({ type, spec }: MetricQuery): string {
  if (type !== "Prometheus") throw new NotExpressible(`it is measured by ${visible(type)}, not by Prometheus`);
  if (typeof spec.query !== "string" || spec.query.trim() === "") throw new NotExpressible("its source has no query");
  const query = spec.query.trim();
  const line = query.replaceAll(/[\t\r\n]/g, " ");
  if (visible(line) !== line || line.toWellFormed().includes("\ufffd"))
    throw new NotExpressible("its query holds control characters or broken ones");
  return query;
}

/** The window may stand as `{{.window}}`, `[window]` (also of a subquery) and `$__range`. */
function filled(query: string, window: string, rewrite?: Rewrite): string {
  const text = query
    .replaceAll(/\{\{\s*\.window\s*\}\}/g, window)
    .replaceAll(/\[window(?=[\]:])/g, `[${window}`)
    .replaceAll(/\$__range(?!\w)/g, window);
  const other = /\$__\w{1,40}/.exec(text);
  if (other) throw new NotExpressible(`its query holds ${other[0]}, which only Grafana fills in`);
  if (text !== query) return text;
  if (!rewrite) throw new NotExpressible("its query says not where the window goes: write {{.window}} into it");
  try {
    return rewrite(query, window);
  } catch (error) {
    throw new NotExpressible(
      `its query cannot be read: ${visible(error instanceof Error ? error.message : String(error))}`,
    );
  }
}

/** On lines of its own: a query may end in a comment. */
function block(text: string): string {
  return `\n${text.replaceAll(/^(?=.)/gm, "  ")}\n`;
}
