/**
 * A repository's own configuration is hostile: everything in it that names a program is overridden, so that reading history starts none.
 * Filters, textconv and external diffs are not used by tree-to-tree comparisons, and refused by flag where they could be.
 */
export const NEUTRAL = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.sshCommand=false",
  "core.askPass=",
  "core.attributesFile=/dev/null",
  "core.commitGraph=false",
  "core.quotePath=false",
  "credential.helper=",
  "diff.external=",
  "diff.orderFile=/dev/null",
  "diff.renames=false",
  "gpg.program=false",
  "gpg.ssh.program=false",
  "gpg.x509.program=false",
  "log.showSignature=false",
  "log.showRoot=true",
  "log.follow=false",
  "protocol.allow=never",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
];

/** Of the caller's environment only what finds git and the user's own list of trusted folders (`safe.directory`). */
export function cleanEnvironment(): { [name: string]: string } {
  const environment: { [name: string]: string } = {
    LC_ALL: "C",
    TZ: "UTC",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: "/dev/null",
    GIT_ASKPASS: "false",
    GIT_PAGER: "cat",
  };
  for (const name of ["PATH", "Path", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "SystemRoot"]) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
