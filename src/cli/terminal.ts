import { env, stderr, stdout } from "node:process";

export interface Terminal {
  color: boolean;
  /** Columns of stdout. */
  width: number;
  /** Whether a spinner may be drawn on stderr. */
  interactive: boolean;
}

const DEFAULT_WIDTH = 100;
const NARROWEST = 40;

/** What the streams can show. NO_COLOR and FORCE_COLOR are obeyed, in that order; a flag beats both. */
export function terminal(flags: { color?: boolean | undefined; quiet?: boolean | undefined } = {}): Terminal {
  return {
    color: flags.color === false ? false : useColor(),
    width: Math.max(NARROWEST, stdout.isTTY ? stdout.columns || DEFAULT_WIDTH : Number(env.COLUMNS) || DEFAULT_WIDTH),
    interactive: stderr.isTTY === true && !flags.quiet && !env.CI && env.TERM !== "dumb",
  };
}

function useColor(): boolean {
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== "0" && force !== "false";
  return stdout.isTTY === true && env.TERM !== "dumb" && !env.CI;
}
