import type { ArtefactFile } from "./artefact-file.ts";
import { type FilePath, isMarkdown, isYaml } from "./file-path.ts";
import type { Scan, Scanner } from "./scanner.ts";

interface Kind {
  signal: string;
  /** Known by name alone. */
  named?: (file: FilePath) => boolean;
  /** Files whose text is looked at, and what makes one of it. */
  read?: (file: FilePath) => boolean;
  holds?: (file: ArtefactFile) => boolean;
}

const script = (file: FilePath): boolean => ["js", "ts", "mjs", "py", "scala", "java", "kt"].includes(file.extension);
const json = (file: FilePath): boolean => file.extension === "json";

/** Marks from the tools' documentation. */
const KINDS: Kind[] = [
  {
    signal: "load-test.count",
    named: (file) =>
      file.extension === "jmx" ||
      /^(?:locustfile\.py|artillery[\w.-]*\.ya?ml|\.?k6[\w.-]*\.(?:js|ts))$/.test(file.lowerName),
    read: (file) => script(file) || isYaml(file),
    holds: ({ text, at }) =>
      isYaml(at)
        ? (/(^|\n)scenarios:/.test(text) && /(^|\n)[ \t-]+arrivalRate:/.test(text)) ||
          /(^|\n)kind:\s*(?:TestRun|K6)\b/.test(text)
        : /(?:from|import)\s*["']k6(?:\/http)?["']|^from locust import|\nfrom locust import|io\.gatling\.|vegeta\.NewAttacker/.test(
            text,
          ),
  },
  {
    signal: "chaos-test.count",
    named: (file) => isMarkdown(file) && /game-?_?day/.test(file.lower) && !/template/.test(file.lowerName),
    read: (file) => isYaml(file) || file.extension === "tf" || json(file),
    holds: ({ text }) =>
      /apiVersion:\s*(?:chaos-mesh\.org|litmuschaos\.io)\/|AWS::FIS::ExperimentTemplate|\baws_fis_experiment_template\b|\bazurerm_chaos_studio_experiment\b/.test(
        text,
      ) || /shopify\/toxiproxy/i.test(text),
  },
  {
    signal: "api-contract.count",
    named: (file) =>
      ["proto", "graphqls", "wsdl", "avsc"].includes(file.extension) ||
      /^schema\.(?:graphql|gql)$/.test(file.lowerName),
    read: (file) => isYaml(file) || json(file),
    holds: ({ text }) =>
      /(^|\n|\{)\s*["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?[1-9]/.test(text.slice(0, 5000)),
  },
  {
    signal: "dashboard.count",
    named: (file) => file.extension === "workbook",
    read: (file) => json(file) || isYaml(file) || file.extension === "tf" || file.extension === "jsonnet",
    holds: ({ text, at }) =>
      json(at)
        ? (/"panels"\s*:/.test(text) && /"(?:schemaVersion|templating|timezone)"\s*:/.test(text)) ||
          /AWS::CloudWatch::Dashboard/.test(text)
        : /AWS::CloudWatch::Dashboard|kind:\s*GrafanaDashboard|grafana_dashboard:\s*["']?(?:1|true)|resource "(?:aws_cloudwatch_dashboard|google_monitoring_dashboard|azurerm_portal_dashboard|azurerm_application_insights_workbook|grafana_dashboard|datadog_dashboard)"|grafonnet/.test(
            text,
          ),
  },
];

/** Load tests, fault injection, interface contracts and dashboards: one a file. */
export const engineeringArtefacts: Scanner = {
  id: "engineering-artefacts",
  signals: KINDS.map((kind) => kind.signal),
  matches: (file) => KINDS.some((kind) => kind.read?.(file) === true),
  scan(run): Scan {
    const counts = new Map<string, number>(
      KINDS.map((kind) => [kind.signal, run.files.filter((file) => kind.named?.(file) === true).length]),
    );
    return {
      read(file) {
        for (const kind of KINDS)
          if (kind.named?.(file.at) !== true && kind.read?.(file.at) === true && kind.holds?.(file) === true)
            counts.set(kind.signal, (counts.get(kind.signal) ?? 0) + 1);
      },
      finish: () => [...counts].map(([signal, value]) => ({ signal, value })),
    };
  },
};
