import { at, object, objectsInside, oneOrMore, strings, text } from "../json-values.ts";
import { emptyPipeline, type Pipeline } from "./pipeline.ts";

/** Keys under which the YAML systems hold shell commands and used building blocks. */
const COMMAND_KEYS = [
  "script",
  "bash",
  "powershell",
  "pwsh",
  "command",
  "commands",
  "run",
  "cmd",
  "before_script",
  "after_success",
  "deploy",
  "before_install",
  "install",
  "inlineScript",
];
const USE_KEYS = ["task", "template", "uses", "pipe", "name"];

/** Azure Pipelines, CircleCI, Bitbucket, Travis, Buildkite, Cloud Build, Prow: every object is looked at for commands and building blocks. */
export function yamlPipeline(system: string, document: unknown): Pipeline {
  const pipeline = emptyPipeline(system);
  for (const inner of objectsInside(document, 50_000)) {
    // Azure Pipelines and Buildkite, by their words for it.
    const into = inner.continueOnError === true || inner.soft_fail === true ? pipeline.lenient : pipeline.commands;
    for (const key of COMMAND_KEYS)
      if (Object.hasOwn(inner, key))
        for (const held of [inner[key], at(inner, key, "command")])
          for (const command of oneOrMore(held)) into.push(command);
    for (const key of USE_KEYS) {
      const used = Object.hasOwn(inner, key) ? text(inner[key]) : undefined;
      if (used !== undefined && (key !== "name" || system === "cloud-build")) pipeline.uses.push(used);
    }
    for (const key of ["cache", "caches", "save_cache", "restore_cache"])
      if (Object.hasOwn(inner, key)) pipeline.caches = true;
    const environment = text(inner.environment) ?? text(at(inner, "environment", "name")) ?? text(inner.deployment);
    if (environment !== undefined && /^[\w. -]{1,60}$/.test(environment)) pipeline.environments.push(environment);
    // Cloud Build and Prow write a program and its arguments.
    const args = oneOrMore(inner.args);
    if (args.length > 0)
      pipeline.commands.push([text(inner.entrypoint) ?? builderTool(text(inner.name) ?? ""), ...args].join(" "));
    if (Array.isArray(inner.command) && args.length > 0)
      pipeline.commands.push([...oneOrMore(inner.command), ...args].join(" "));
  }
  if (system === "circleci")
    for (const orb of strings(Object.values(object(at(document, "orbs"))))) pipeline.uses.push(orb);
  if (at(document, "pr", "autoCancel") === true) pipeline.cancelsSuperseded = true;
  return pipeline;
}

/** `gcr.io/cloud-builders/kubectl` → `kubectl`. */
function builderTool(image: string): string {
  return (image.split("/").at(-1) ?? "").replace(/[:@].*$/, "");
}

/** A Jenkinsfile is a Groovy program: its lines are searched, not understood. */
export function jenkinsfile(source: string): Pipeline {
  const pipeline = emptyPipeline("jenkins");
  pipeline.searched = true;
  pipeline.commands = source.split("\n").filter((line) => line.length < 2000 && !/^\s*(?:\/\/|\*)/.test(line));
  pipeline.cancelsSuperseded = /abortPrevious\s*:\s*true/.test(source);
  pipeline.caches = /\bcache\s*\(/.test(source);
  return pipeline;
}
