import { Args } from "@oclif/core";
import { askingFlags, cacheFlag, globalFlags } from "./base-command.ts";
import { evidenceFlags } from "./evidence-flags.ts";

/** Of the commands that measure objectives. */
export const objectiveArgs = {
  dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
};

export const objectiveFlags = {
  ...globalFlags,
  ...evidenceFlags,
  ...cacheFlag,
  rules: askingFlags.rules,
  config: askingFlags.config,
  provider: askingFlags.provider,
  "as-of": askingFlags["as-of"],
  timeout: askingFlags.timeout,
};
