/** What a dependency manifest says. */
export interface DependencyManifest {
  /** Full names: npm packages, Go modules, `group:artifact` of Maven. */
  dependencies: string[];
  /** `node 18`, `go 1.22`; undefined when it does not say. */
  runtime?: string | undefined;
  /** Whether every version is exact. */
  pinned: boolean;
}

/** The first version number in a range such as `>=18.17 <21`, without trailing zeros of a patch. */
export function runtimeVersion(name: string, range: unknown): string | undefined {
  const match =
    typeof range === "string" || typeof range === "number" ? /(\d+(?:\.\d+)?)/.exec(String(range).slice(0, 100)) : null;
  return match ? `${name} ${match[1]}` : undefined;
}
