/**
 * Who may know whom. docs/architecture.md has the picture; each comment says what to do instead.
 * Run by `npm run layers` on JavaScript made from src/, type imports included.
 */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^src/(${from})/` },
  to: { path: "^src/", pathNot: `^src/(${[from, ...allowed].join("|")})/` },
});

/** Node's modules for files, processes and networks. */
const IO = "^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|dns|tls|os|process)$";

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Take out what both need into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, path: "^[.]", pathNot: "[.]json$" },
    },
    layer("model-knows-nobody", "model holds the shapes that all share; it imports none of them.", "model", []),
    layer("documents-know-the-model", "Reading what users write (YAML, schemas) is a leaf.", "documents", ["model"]),
    layer("providers-know-the-model", "A provider gives evidence; what it means is the pillars' work.", "providers", [
      "model",
      "documents",
    ]),
    layer("pillars-know-the-model", "A pillar derives facts from evidence and nothing else.", "pillars", ["model"]),
    layer("checks-know-the-model", "A check sees facts only.", "checks", ["model", "documents"]),
    layer("frameworks-know-the-model", "A framework is data and its loader.", "frameworks", ["model", "documents"]),
    layer("slo-knows-the-model", "Budgets are arithmetic over what was counted.", "slo", ["model", "documents"]),
    layer("gate-knows-the-model", "A gate holds an assessment against a policy and nothing else.", "gate", [
      "model",
      "documents",
    ]),
    layer(
      "decisions-know-the-model",
      "A decision is drafted from an assessment; records are read by others.",
      "decisions",
      ["model", "documents"],
    ),
    layer("workload-knows-the-model", "The manifest does not know its readers.", "workload", ["model", "documents"]),
    layer("report-knows-the-model", "A report reads an assessment and nothing else.", "report", ["model"]),
    layer("cache-knows-the-model", "Answers kept as files; what may be kept is for providers to say.", "cache", [
      "model",
    ]),
    layer("telemetry-knows-the-model", "The tool's own traces stand behind model/tracing.", "telemetry", ["model"]),
    layer("pipeline-joins", "The pipeline joins the parts; it does not print.", "pipeline", [
      "model",
      "documents",
      "workload",
      "providers",
      "checks",
      "pillars",
      "frameworks",
      "slo",
      "gate",
      "decisions",
    ]),
    layer("cli-is-shared-by-commands", "cli serves commands; logic belongs into the pipeline.", "cli", [
      "cache",
      "telemetry",
      "model",
      "documents",
      "pipeline",
      "report",
    ]),
    layer("commands-call-the-pipeline", "A command reads flags, calls the pipeline and prints.", "commands", [
      "model",
      "cli",
      "pipeline",
      "report",
      "checks",
      "frameworks",
    ]),
    {
      name: "providers-are-apart",
      comment: "What several providers need stands in providers/shared; what everybody needs, in model.",
      severity: "error",
      from: { path: "^src/providers/([^/]+)/" },
      to: { path: "^src/providers/[^/]+/", pathNot: "^src/providers/($1|shared)/" },
    },
    {
      name: "commands-are-apart",
      comment: "What two commands share belongs into cli.",
      severity: "error",
      from: { path: "^src/commands/" },
      to: { path: "^src/commands/" },
    },
    {
      name: "pure-half-has-no-io",
      // scripts/layers.ts looks in the same modules for clocks and randomness, which need no import.
      comment:
        "Right of evidence.json there is no file, network, clock or process: pass what is needed as an argument.",
      severity: "error",
      from: {
        path: "^src/(model|pillars|checks|frameworks|report|slo|gate|decisions)/|^src/pipeline/(architecture|assessment|charts|check-summary|contradictions|evaluate|evidence-index|facts|findings|fixes|losses|score|score-practice|subjects)\\.js$",
      },
      // Not through others either.
      to: { path: IO, reachable: true },
    },
  ],
  options: {
    tsPreCompilationDeps: false,
    moduleSystems: ["es6"],
    doNotFollow: { path: "node_modules" },
    exclude: { path: "node_modules" },
  },
};
