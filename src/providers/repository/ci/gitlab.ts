import { at, entries, isObject, list, oneOrMore, text } from "../json-values.ts";
import { emptyPipeline, type Pipeline } from "./pipeline.ts";

const KEYWORDS = new Set([
  "stages",
  "variables",
  "include",
  "workflow",
  "image",
  "services",
  "cache",
  "before_script",
  "after_script",
  "spec",
  "pages:deploy",
]);

/** `.gitlab-ci.yml` ("CI/CD YAML syntax reference"). Included files are read when they are in the folder, as definitions of their own. */
export function gitlabPipeline(document: unknown): Pipeline {
  const pipeline = emptyPipeline("gitlab");
  pipeline.commands = [...scripts(document), ...scripts(at(document, "default"))];
  if (at(document, "cache") !== undefined || at(document, "default", "cache") !== undefined) pipeline.caches = true;
  if (at(document, "default", "interruptible") === true || at(document, "workflow", "auto_cancel") !== undefined)
    pipeline.cancelsSuperseded = true;
  const include = at(document, "include");
  for (const one of isObject(include) ? [include] : list(include)) {
    const name =
      text(one) ??
      text(at(one, "template")) ??
      text(at(one, "component")) ??
      text(at(one, "local")) ??
      text(at(one, "file"));
    if (name !== undefined) pipeline.uses.push(templateName(name));
  }
  for (const [name, job] of entries(document)) {
    if (KEYWORDS.has(name) || !isObject(job)) continue;
    const into = job.allow_failure === true ? pipeline.lenient : pipeline.commands;
    for (const command of scripts(job)) into.push(command);
    if (job.cache !== undefined) pipeline.caches = true;
    if (job.interruptible === true) pipeline.cancelsSuperseded = true;
    const environment = text(job.environment) ?? text(at(job, "environment", "name"));
    if (environment !== undefined && !environment.includes("$")) pipeline.environments.push(environment);
  }
  return pipeline;
}

/** `Security/SAST.gitlab-ci.yml` → `Security/SAST`; `$CI_SERVER_FQDN/components/sast/sast@2` → `sast@2`. */
function templateName(name: string): string {
  return name.replace(/\.gitlab-ci\.ya?ml$/i, "").replace(/^\$?[^/]*\/components\/[^/]+\//, "");
}

function scripts(job: unknown): string[] {
  return ["script", "before_script", "after_script"].flatMap((key) => {
    const value = at(job, key);
    return [...oneOrMore(value), ...list(value).flatMap((item) => (Array.isArray(item) ? oneOrMore(item) : []))];
  });
}
