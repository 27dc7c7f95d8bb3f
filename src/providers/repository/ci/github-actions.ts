import { at, entries, isObject, objects, text } from "../json-values.ts";
import { emptyPipeline, type Pipeline } from "./pipeline.ts";

/** A workflow of GitHub Actions ("Workflow syntax for GitHub Actions"). */
export function githubWorkflow(document: unknown): Pipeline {
  const pipeline = emptyPipeline("github-actions");
  const jobs = entries(at(document, "jobs")).map(([, job]) => job);
  const states: ("restricted" | "write-all" | "default")[] = [];
  const top = permissionsOf(at(document, "permissions"));
  for (const job of jobs) {
    states.push(permissionsOf(at(job, "permissions")) ?? top ?? "default");
    const reused = text(at(job, "uses"));
    if (reused !== undefined) pipeline.uses.push(reused);
    const environment = text(at(job, "environment")) ?? text(at(job, "environment", "name"));
    if (environment !== undefined && !environment.includes("${{")) pipeline.environments.push(environment);
    if (cancels(at(job, "concurrency"))) pipeline.cancelsSuperseded = true;
    for (const step of objects(at(job, "steps"))) {
      const run = text(step.run);
      const ignored = [job, step].some((one) => at(one, "continue-on-error") === true);
      if (run !== undefined) (ignored ? pipeline.lenient : pipeline.commands).push(run);
      const uses = text(step.uses);
      if (uses === undefined) continue;
      pipeline.uses.push(uses);
      const cache = text(at(step, "with", "cache"));
      if (cache !== undefined && cache !== "false") pipeline.caches = true;
      // setup-go caches modules unless told not to (actions/setup-go, v4 and later).
      if (/^actions\/setup-go@v?([4-9]|\d\d)/.test(uses) && cache === undefined) pipeline.caches = true;
      if (text(at(step, "with", "cache-from")) !== undefined) pipeline.caches = true;
    }
  }
  if (cancels(at(document, "concurrency"))) pipeline.cancelsSuperseded = true;
  if (top === "write-all" || states.includes("write-all")) pipeline.permissions = "write-all";
  else
    pipeline.permissions =
      jobs.length > 0 && states.every((state) => state === "restricted") ? "restricted" : "default";
  return pipeline;
}

function permissionsOf(value: unknown): "restricted" | "write-all" | undefined {
  if (value === "write-all") return "write-all";
  return value === "read-all" || isObject(value) || value === "" ? "restricted" : undefined;
}

function cancels(value: unknown): boolean {
  const stated = at(value, "cancel-in-progress");
  return stated === true || (typeof stated === "string" && stated.includes("${{"));
}

/** Of the actions by others than GitHub and this repository: how many there are, and how many name a commit. */
export function pinnedActions(uses: readonly string[]): { thirdParty: number; pinned: number } {
  const others = uses.filter((one) => !/^(?:\.{0,2}\/|actions\/|github\/)/.test(one) && !one.startsWith("docker://"));
  return { thirdParty: others.length, pinned: others.filter((one) => /@[0-9a-f]{40}$/.test(one)).length };
}
