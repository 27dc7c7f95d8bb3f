import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { Indicator } from "../../model/objective.ts";
import { secondsAt } from "./pyrra-duration.ts";
import { prometheus } from "./queries.ts";
import { fault, mappingAt, type Reading, say, tellUnread, textAt, valueAt } from "./reading.ts";
import { overWindow, parseSelector, type Selector } from "./selector.ts";

interface Read {
  indicator: Indicator;
  /** What the form of the indicator tells; else names and queries do. */
  kind?: "latency";
  queries: string;
}

const FORMS = ["ratio", "latency", "latencyNative", "bool_gauge", "boolGauge"];

export function indicatorAt(reading: Reading, at: Path): Read | undefined {
  const indicator = mappingAt(reading, at);
  if (!indicator) return undefined;
  tellUnread(reading, at, FORMS, {});
  const [form, ...others] = FORMS.filter((key) => Object.hasOwn(indicator, key) && indicator[key] !== null);
  if (form === undefined) return fault(reading, at, "needs one of ratio, latency, latencyNative and bool_gauge", "key");
  if (others.length > 0) return fault(reading, at, `keep one of "${[form, ...others].join('", "')}"`, "key");
  const place = [...at, form];
  if (!mappingAt(reading, place)) return undefined;
  tellGrouping(reading, [...place, "grouping"]);
  if (form === "ratio") return ratio(reading, place);
  if (form === "latency") return latency(reading, place);
  if (form === "latencyNative") return latencyNative(reading, place);
  return boolGauge(reading, place);
}

function tellGrouping(reading: Reading, at: Path): void {
  const grouping = valueAt(reading, at);
  if (grouping === undefined || grouping === null || (Array.isArray(grouping) && grouping.length === 0)) return;
  say(
    reading,
    at,
    "is not carried over: Pyrra makes one objective for each value, this is one over all of them, in which a small group can hide",
    "key",
  );
}

function ratio(reading: Reading, at: Path): Read | undefined {
  tellUnread(reading, at, ["errors", "total", "grouping"], {});
  const [bad, total] = [metricAt(reading, [...at, "errors"]), metricAt(reading, [...at, "total"])];
  if (!bad || !total) return undefined;
  if (bad.text === total.text)
    say(reading, [...at, "errors"], "is the same metric as total: everything counts as failed");
  return {
    indicator: { kind: "ratio", counter: true, bad: prometheus(bad.text), total: prometheus(total.text) },
    queries: bad.text,
  };
}

function latency(reading: Reading, at: Path): Read | undefined {
  tellUnread(reading, at, ["success", "total", "grouping"], {});
  const [good, total] = [metricAt(reading, [...at, "success"]), metricAt(reading, [...at, "total"])];
  if (!good || !total) return undefined;
  if (!good.selector.labels.includes("le"))
    return fault(
      reading,
      [...at, "success", "metric"],
      'names no bucket: without le="…" every bucket would be counted',
    );
  return {
    indicator: { kind: "ratio", counter: true, good: prometheus(good.text), total: prometheus(total.text) },
    kind: "latency",
    queries: good.text,
  };
}

/** Of a native histogram: the share of its observations up to the latency, as many of them as there are. */
function latencyNative(reading: Reading, at: Path): Read | undefined {
  tellUnread(reading, at, ["total", "latency", "grouping"], {});
  const total = metricAt(reading, [...at, "total"]);
  const seconds = secondsAt(reading, [...at, "latency"], "200ms");
  if (!total || seconds === undefined) return undefined;
  const histogram = `sum(increase(${overWindow(total.selector)}))`;
  const good = `histogram_fraction(0, ${seconds}, ${histogram}) * histogram_count(${histogram})`;
  return {
    indicator: {
      kind: "ratio",
      counter: false,
      good: prometheus(good),
      total: prometheus(`histogram_count(${histogram})`),
    },
    kind: "latency",
    queries: good,
  };
}

/** Every sample counts: 1 is good, 0 is bad. */
function boolGauge(reading: Reading, at: Path): Read | undefined {
  tellUnread(reading, at, ["metric", "grouping"], {});
  const gauge = metricAt(reading, at);
  if (!gauge) return undefined;
  const over = overWindow(gauge.selector);
  return {
    indicator: {
      kind: "ratio",
      counter: false,
      good: prometheus(`sum(sum_over_time(${over}))`),
      total: prometheus(`sum(count_over_time(${over}))`),
    },
    queries: gauge.text,
  };
}

function metricAt(reading: Reading, at: Path): { text: string; selector: Selector } | undefined {
  if (!mappingAt(reading, at)) return undefined;
  if (at.at(-1) === "errors" || at.at(-1) === "total" || at.at(-1) === "success")
    tellUnread(reading, at, ["metric"], {});
  const text = textAt(reading, [...at, "metric"]);
  if (text === undefined) return undefined;
  const selector = parseSelector(text);
  return selector
    ? { text, selector }
    : fault(
        reading,
        [...at, "metric"],
        `${quoted(text)} is no plain metric with its labels, which is what Pyrra takes`,
      );
}
