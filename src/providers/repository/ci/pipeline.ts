/** What one CI definition says, whatever the system. */
export interface Pipeline {
  system: string;
  /** Shell commands of its steps. */
  commands: string[];
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
  return { system, commands: [], uses: [], caches: false, environments: [], cancelsSuperseded: false };
}
