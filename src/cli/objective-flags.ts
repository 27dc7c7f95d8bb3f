import { Args } from "@oclif/core";
import { cacheFlag, globalFlags, workloadFlags } from "./base-command.ts";
import { evidenceFlags } from "./evidence-flags.ts";

/** Of the commands that measure objectives. */
export const objectiveArgs = {
  dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
};

export const objectiveFlags = {
  ...globalFlags,
  ...evidenceFlags,
  ...cacheFlag,
  rules: workloadFlags.rules,
  config: workloadFlags.config,
  provider: workloadFlags.provider,
  "as-of": workloadFlags["as-of"],
};
