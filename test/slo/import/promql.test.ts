import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseYamlDocuments } from "../../../src/documents/yaml-source.ts";
import { alertRules } from "../../../src/slo/alert-rules.ts";
import { importObjectives } from "../../../src/slo/import/import-objectives.ts";
import { promtool } from "../promtool.ts";
import { rules } from "../support.ts";

const FOLDER = path.join(import.meta.dirname, "../../fixtures/slo/import");
const documents = (file: string) => parseYamlDocuments(readFileSync(path.join(FOLDER, file), "utf8"), file);
const POLICIES = documents("slo-generator-config.yaml");
// A selector's range stands before its offset.
const increase = (query: string, window: string) => `increase(${query.replace(/( offset .*)?$/, `[${window}]$1`)})`;

describe.skipIf(!promtool.found)(
  `PromQL of imported objectives${promtool.found ? "" : ` (skipped: no ${promtool.name}; install Debian's package prometheus or set PROMTOOL)`}`,
  () => {
    it.each(["sloth.yaml", "sloth-kubernetes.yaml", "pyrra.yaml", "slo-generator.yaml"])(
      "of %s is Prometheus'",
      (file) => {
        const objectives = documents(file)
          .flatMap((source) => importObjectives(source, POLICIES)?.objectives ?? [])
          // Those of 100 % have no alerts; here it is their queries that count.
          .map((objective) => ({ ...objective, target: Math.min(objective.target, 0.999) }));
        const { yaml, notWritten } = alertRules(objectives, rules, increase);
        expect(notWritten.filter(({ alert }) => alert === undefined)).toEqual([]);
        expect(promtool.check(yaml)).toContain("SUCCESS");
      },
    );

    it("counts good and bad apart, also while nothing has failed", () => {
      const [, source] = documents("slo-generator.yaml");
      const objectives = (source && importObjectives(source, POLICIES)?.objectives) ?? [];
      const [objective] = objectives.map((one) => ({ ...one, target: 0.999 }));
      const { yaml } = alertRules(objective ? [objective] : [], rules, increase);
      const scenario = (bad: string, expected: number) => ({
        interval: "1m",
        input_series: [
          { series: 'orders_calls_total{code="200"}', values: "0+90x60" },
          ...(bad === "" ? [] : [{ series: 'orders_calls_total{code="500"}', values: bad }]),
        ],
        promql_expr_test: [
          {
            expr: "round(service_objective:bad_events_per_events:ratio_rate15m, 0.001)",
            eval_time: "1h",
            exp_samples: [{ labels: '{objective="orders-api-failures", service="orders"}', value: expected }],
          },
        ],
      });
      promtool.test(yaml, [scenario("0+10x60", 0.1), scenario("", 0)]);
    });
  },
);
