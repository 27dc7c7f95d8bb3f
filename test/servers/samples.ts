/** Samples as the text formats write them. */
export interface Samples {
  /** `requests_total{code="200"}` */
  series: string;
  /** Milliseconds. */
  from: number;
  to: number;
  stepSeconds: number;
  value(index: number): number;
}

/** Prometheus' text format, timestamps in milliseconds. */
export function* promText(all: readonly Samples[]): Generator<string> {
  for (const { series, from, to, stepSeconds, value } of all) {
    for (let i = 0, at = from; at <= to; i++, at += stepSeconds * 1000) yield `${series} ${value(i)} ${at}\n`;
  }
}

/** OpenMetrics: timestamps in seconds, series of a family together, an end mark. */
export function openMetrics(all: readonly Samples[]): string {
  const lines: string[] = [];
  for (const { series, from, to, stepSeconds, value } of all) {
    for (let i = 0, at = from; at <= to; i++, at += stepSeconds * 1000)
      lines.push(`${series} ${value(i)} ${at / 1000}`);
  }
  return `${lines.join("\n")}\n# EOF\n`;
}
