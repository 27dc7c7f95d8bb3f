import { inTestFolder, isYaml } from "./file-path.ts";
import { at, entries, list, objects, objectsInside, text } from "./json-values.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";
import type { YamlDocument } from "./yaml-documents.ts";

function looksLikeRules(source: string): boolean {
  return /(^|\n)[ \t]*(?:- )?alert\s*:/.test(source) && /(^|\n)[ \t]*groups\s*:/.test(source);
}

function looksLikeAlertmanager(source: string): boolean {
  return /(^|\n)[ \t]*receivers\s*:/.test(source) && /(^|\n)[ \t]*route\s*:/.test(source);
}

/** Alerts of Prometheus rule files and `PrometheusRule` objects, and Alertmanager's routes. Those of infrastructure code are read there. */
export const alerts: Scanner = {
  id: "alerts",
  signals: ["alert.count", "alert.runbook", "alert.priority", "alert.receiver"],
  matches: (file) => isYaml(file) && !inTestFolder(file),
  scan(run): Scan {
    let count = 0;
    const readings: Reading[] = [];
    return {
      read(file) {
        const rules = looksLikeRules(file.text);
        const routes = looksLikeAlertmanager(file.text);
        if (!rules && !routes) return;
        const yaml = file.yaml();
        // In a chart only plain YAML can be read; `{{ $labels.x }}` inside a quoted text is Prometheus' own and parses.
        if (yaml.problem) run.unreadable({ path: file.path, ...yaml.problem }, rules ? ["alert.count"] : []);
        for (const document of yaml.documents) {
          if (rules) {
            const found = alertsOf(document, file.path);
            count += found.count;
            for (const reading of found.readings) readings.push(reading);
          }
          if (routes)
            for (const reading of routeReadings(document.value, file.path, document.line)) readings.push(reading);
        }
      },
      unreadable(problem, head) {
        if (looksLikeRules(head)) run.unreadable(problem, ["alert.count"]);
      },
      finish: () => [{ signal: "alert.count", value: count }, ...readings],
    };
  },
};

function alertsOf(document: YamlDocument, path: string): { count: number; readings: Reading[] } {
  const prefix: string[] = at(document.value, "kind") === "PrometheusRule" ? ["spec"] : [];
  const readings: Reading[] = [];
  let count = 0;
  for (const [g, group] of list(at(document.value, ...prefix, "groups")).entries()) {
    for (const [r, rule] of list(at(group, "rules")).entries()) {
      const name = text(at(rule, "alert"));
      if (name === undefined) continue;
      count++;
      const line = document.lineOf(...prefix, "groups", g, "rules", r);
      const annotations = entries(at(rule, "annotations"));
      const runbook =
        annotations.some(([key, value]) => /run_?-?book|play_?-?book/i.test(key) && (text(value) ?? "") !== "") ||
        annotations.some(([, value]) => /https?:\/\/\S*(?:runbook|playbook)/i.test(text(value) ?? ""));
      const severity = entries(at(rule, "labels")).some(
        ([key, value]) => /^(?:severity|priority|level|page)$/i.test(key) && (text(value) ?? "") !== "",
      );
      const attributes = { name, group: text(at(group, "name")) ?? "" };
      readings.push(
        { signal: "alert.runbook", value: runbook, path, line, attributes },
        { signal: "alert.priority", value: severity, path, line, attributes },
      );
    }
  }
  return { count, readings };
}

/** A route that ends at a receiver with somebody behind it. */
function routeReadings(value: unknown, path: string, line: number): Reading[] {
  const readings: Reading[] = [];
  for (const inner of objectsInside(value, 5000)) {
    const receivers = objects(inner.receivers);
    if (receivers.length === 0 || inner.route === undefined) continue;
    const told = receivers.some((receiver) =>
      Object.keys(receiver).some((key) => /_?configs$/i.test(key) && list(receiver[key]).length > 0),
    );
    readings.push({ signal: "alert.receiver", value: told, path, line, attributes: { kind: "alertmanager" } });
  }
  return readings;
}
