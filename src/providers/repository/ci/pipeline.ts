/** What one CI definition says, whatever the system. */
export interface Pipeline {
  system: string;
  /** Shell commands of its steps. */
  commands: string[];
  /** Those of steps whose failure is ignored. */
  lenient: string[];
  /** Actions, orbs, tasks or templates used, with version. */
  uses: string[];
  caches: boolean;
  environments: string[];
  cancelsSuperseded: boolean;
  /** GitHub only. */
  permissions?: "restricted" | "write-all" | "default";
  /** Commands are in text that was searched, not parsed. */
  searched?: boolean;
}

export function emptyPipeline(system: string): Pipeline {
  return { system, commands: [], lenient: [], uses: [], caches: false, environments: [], cancelsSuperseded: false };
}
