import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

type Environment = { readonly [name: string]: string | undefined };

/**
 * Where answers are kept: below `PLUMBRULE_CACHE_DIR`, else below this system's folder for caches (XDG Base Directory Specification,
 * which takes absolute paths only; Apple's ~/Library/Caches; Windows' LOCALAPPDATA). Undefined where there is none.
 */
export function cacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string | undefined {
  const own = environment.PLUMBRULE_CACHE_DIR;
  if (own) return isAbsolute(own) ? join(own, "answers") : undefined;
  const base = baseFolder(environment, platform, home);
  return base === undefined ? undefined : join(base, "plumbrule", "answers");
}

function baseFolder(environment: Environment, platform: NodeJS.Platform, home: string): string | undefined {
  const xdg = environment.XDG_CACHE_HOME;
  if (xdg && isAbsolute(xdg)) return xdg;
  if (platform === "win32") return environment.LOCALAPPDATA || undefined;
  if (!isAbsolute(home)) return undefined;
  return platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
}
