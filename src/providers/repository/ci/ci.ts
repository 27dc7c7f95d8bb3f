import { byCodeUnit } from "../../../model/order.ts";
import type { ArtefactFile } from "../artefact-file.ts";
import { type FilePath, isYaml } from "../file-path.ts";
import { at } from "../json-values.ts";
import { CI_ACTIONS, CI_COMMANDS, CI_GATES, type CiPurpose, IGNORED_FAILURE } from "../known/ci-commands.ts";
import type { Reading, Scan, Scanner } from "../scanner.ts";
import { githubWorkflow, pinnedActions } from "./github-actions.ts";
import { gitlabPipeline } from "./gitlab.ts";
import { jenkinsfile, yamlPipeline } from "./other-systems.ts";
import type { Pipeline } from "./pipeline.ts";

/** Which system a file defines a pipeline for, by where each system looks for it. */
function ciSystem(file: FilePath): string | undefined {
  const { lower, lowerName } = file;
  if (/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(lower)) return "github-actions";
  if (/(^|\/)(?:[^/]*\.)?\.?gitlab-ci\.ya?ml$/.test(lower) || /(^|\/)\.gitlab\/ci\/.+\.ya?ml$/.test(lower))
    return "gitlab";
  if (
    /^azure-pipelines?[\w.-]*\.ya?ml$/.test(lowerName) ||
    /(^|\/)\.azure-?(?:pipelines|devops)\/.+\.ya?ml$/.test(lower)
  )
    return "azure-pipelines";
  if (/(^|\/)\.circleci\/[^/]+\.ya?ml$/.test(lower)) return "circleci";
  if (/^jenkinsfile(\.[\w-]+)?$/.test(lowerName) || file.extension === "jenkinsfile") return "jenkins";
  if (/^bitbucket-pipelines\.ya?ml$/.test(lowerName)) return "bitbucket";
  if (/^\.travis\.ya?ml$/.test(lowerName)) return "travis";
  if (/(^|\/)\.buildkite\/.+\.ya?ml$/.test(lower)) return "buildkite";
  if (/^cloudbuild[\w.-]*\.ya?ml$/.test(lowerName)) return "cloud-build";
  if (/^\.prow\.ya?ml$/.test(lowerName) || /(^|\/)\.prow\/.+\.ya?ml$/.test(lower)) return "prow";
  return undefined;
}

const PURPOSES: [CiPurpose, string][] = [
  ["tests", "ci.runs-tests"],
  ["lints", "ci.lints"],
  ["deploys", "ci.deploys"],
  ["security-scan", "ci.security-scan"],
  ["cost-check", "ci.cost-check"],
];
// A step's script may be long; what it runs is said in it early enough.
const LONGEST_COMMAND = 20_000;
const MOST_COMMANDS = 5000;

/** CI definitions: what their steps do. */
export const ci: Scanner = {
  id: "ci",
  signals: [
    "ci.count",
    ...PURPOSES.map(([, signal]) => signal),
    "ci.caches",
    "ci.permissions",
    "ci.pinned-actions",
    "ci.environments",
    "ci.concurrency-cancel",
  ],
  matches: (file) => ciSystem(file) !== undefined,
  scan(run): Scan {
    let count = 0;
    const readings: Reading[] = [];
    return {
      read(file) {
        const pipelines = pipelinesOf(file);
        if ("problem" in pipelines) run.unreadable({ path: file.path, ...pipelines.problem }, ["ci.count"]);
        else if (pipelines.found) {
          count++;
          for (const reading of pipelineReadings(pipelines.found, file)) readings.push(reading);
        }
      },
      unreadable: (problem) => run.unreadable(problem, ["ci.count"]),
      finish: () => [{ signal: "ci.count", value: count }, ...readings],
    };
  },
};

function pipelinesOf(
  file: ArtefactFile,
): { found: Pipeline | undefined } | { problem: { line: number; message: string } } {
  const system = ciSystem(file.at);
  if (system === undefined) return { found: undefined };
  if (!isYaml(file.at)) return { found: jenkinsfile(file.text) };
  const yaml = file.yaml();
  if (yaml.problem) return { problem: yaml.problem };
  // GitLab may put a `spec` document before the pipeline.
  const document = yaml.documents.at(-1)?.value;
  if (document === undefined || document === null) return { found: undefined };
  if (system === "github-actions")
    return { found: at(document, "jobs") === undefined ? undefined : githubWorkflow(document) };
  return { found: system === "gitlab" ? gitlabPipeline(document) : yamlPipeline(system, document) };
}

function pipelineReadings(pipeline: Pipeline, file: ArtefactFile): Reading[] {
  const say = (signal: string, value: boolean | string | number | string[], line?: number): Reading => ({
    signal,
    value,
    path: file.path,
    ...(line === undefined ? {} : { line }),
    attributes: { kind: pipeline.system, name: file.path },
  });
  const shorten = (commands: readonly string[]): string[] =>
    commands.slice(0, MOST_COMMANDS).map((command) => command.slice(0, LONGEST_COMMAND).replace(/\\\r?\n\s*/g, " "));
  const strict = shorten(pipeline.commands);
  const commands = [...strict, ...shorten(pipeline.lenient)];
  const readings: Reading[] = [];
  for (const [purpose, signal] of PURPOSES) {
    const line = lineFor(purpose, CI_GATES.has(purpose) ? strict : commands, pipeline.uses, file);
    readings.push(say(signal, line !== undefined, line === undefined || line === 0 ? undefined : line));
  }
  readings.push(say("ci.caches", pipeline.caches || lineFor("caches", commands, pipeline.uses, file) !== undefined));
  readings.push(say("ci.concurrency-cancel", pipeline.cancelsSuperseded));
  if (pipeline.permissions !== undefined) readings.push(say("ci.permissions", pipeline.permissions));
  if (pipeline.system === "github-actions") {
    const { thirdParty, pinned } = pinnedActions(pipeline.uses);
    if (thirdParty > 0)
      readings.push({
        ...say("ci.pinned-actions", pinned / thirdParty),
        query: `${pinned} of ${thirdParty} third-party actions name a commit`,
      });
  }
  const environments = [...new Set(pipeline.environments)].sort(byCodeUnit);
  if (environments.length > 0) readings.push(say("ci.environments", environments));
  return readings;
}

/** The line of the first step that serves a purpose; 0 when the step is known but not its line. */
function lineFor(
  purpose: CiPurpose,
  commands: readonly string[],
  uses: readonly string[],
  file: ArtefactFile,
): number | undefined {
  for (const command of commands) {
    for (const line of command.split("\n")) {
      const written = line.trim();
      if (written.startsWith("#") || written.startsWith("echo ")) continue;
      if (line.length < 2000 && serves(purpose, line)) return file.lineOf(written) ?? 0;
    }
  }
  const used = uses.find((one) => CI_ACTIONS[purpose].test(one));
  return used === undefined ? undefined : (file.lineOf(used) ?? 0);
}

function serves(purpose: CiPurpose, line: string): boolean {
  const parts = CI_GATES.has(purpose) ? line.split(/;|&&/).filter((part) => !IGNORED_FAILURE.test(part)) : [line];
  return parts.some((part) => CI_COMMANDS[purpose].test(part));
}
