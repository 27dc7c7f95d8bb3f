import { byCodeUnit } from "../../../model/order.ts";
import { type FilePath, inTestFolder } from "../file-path.ts";
import { LIBRARIES } from "../known/libraries.ts";
import type { Reading, Scan, Scanner } from "../scanner.ts";
import { cargoToml, composerJson, packageJson, pyproject } from "./json-and-toml.ts";
import { buildGradle, gemfile, goMod, requirementsTxt } from "./line-formats.ts";
import type { DependencyManifest } from "./manifest.ts";
import { dotnetProject, pomXml } from "./xml.ts";

interface ManifestKind {
  matches: RegExp;
  parse(source: string): DependencyManifest;
  /** Lock files, in the same folder or above it (a workspace has one at its root). */
  locks: string[];
}

const KINDS: ManifestKind[] = [
  {
    matches: /^package\.json$/,
    parse: packageJson,
    locks: ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock"],
  },
  { matches: /^pyproject\.toml$/, parse: pyproject, locks: ["poetry.lock", "uv.lock", "pdm.lock", "pylock.toml"] },
  { matches: /^requirements[\w.-]*\.txt$/, parse: requirementsTxt, locks: [] },
  { matches: /^go\.mod$/, parse: goMod, locks: ["go.sum"] },
  { matches: /^cargo\.toml$/, parse: cargoToml, locks: ["cargo.lock"] },
  { matches: /^pom\.xml$/, parse: pomXml, locks: [] },
  { matches: /^build\.gradle(\.kts)?$/, parse: buildGradle, locks: ["gradle.lockfile"] },
  { matches: /^gemfile$/, parse: gemfile, locks: ["gemfile.lock"] },
  { matches: /^composer\.json$/, parse: composerJson, locks: ["composer.lock"] },
  { matches: /\.(cs|fs|vb)proj$/, parse: dotnetProject, locks: ["packages.lock.json"] },
];

export function isManifest(file: FilePath): boolean {
  return KINDS.some((kind) => kind.matches.test(file.lowerName));
}

/** Dependency manifests and what their libraries are for. `build.gradle` and `Gemfile` are programs: their text is searched. */
export const dependencyManifests: Scanner = {
  id: "dependency-manifests",
  signals: [
    "manifest.count",
    "manifest.locked",
    "manifest.runtime",
    ...Object.keys(LIBRARIES),
    "dependency-updates.count",
  ],
  matches: (file) => isManifest(file) && !inTestFolder(file),
  scan(run): Scan {
    const names = new Set(run.files.map((file) => file.lower));
    const readings: Reading[] = [];
    let count = 0;
    return {
      read(file) {
        const kind = KINDS.find((one) => one.matches.test(file.at.lowerName));
        if (!kind) return;
        let manifest: DependencyManifest;
        try {
          manifest = kind.parse(file.text);
        } catch {
          run.unreadable({ path: file.path, message: "it could not be parsed as a dependency manifest" }, [
            "manifest.count",
          ]);
          return;
        }
        count++;
        const say = (signal: string, value: boolean | string | string[], line?: number): Reading => ({
          signal,
          value,
          path: file.path,
          ...(line === undefined ? {} : { line }),
          attributes: { name: file.path },
        });
        // A manifest without dependencies has nothing to lock.
        if (manifest.dependencies.length > 0)
          readings.push(
            say(
              "manifest.locked",
              manifest.pinned || kind.locks.some((lock) => lockedAbove(file.at.folder.toLowerCase(), lock, names)),
            ),
          );
        if (manifest.runtime !== undefined) readings.push(say("manifest.runtime", manifest.runtime));
        const distinct = [...new Set(manifest.dependencies)];
        for (const [signal, known] of Object.entries(LIBRARIES)) {
          const found = distinct.filter((name) => name.length < 200 && known.test(name)).sort(byCodeUnit);
          readings.push(
            say(signal, found, found[0] === undefined ? undefined : file.lineOf(found[0].split(":").at(-1) ?? "")),
          );
        }
      },
      unreadable: (problem) => run.unreadable(problem, ["manifest.count"]),
      finish: () => [
        { signal: "manifest.count", value: count },
        ...readings,
        { signal: "dependency-updates.count", value: run.files.filter(isUpdateAutomation).length },
      ],
    };
  },
};

function lockedAbove(folder: string, lock: string, names: ReadonlySet<string>): boolean {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf("/", at.length - 2) + 1)) {
    if (names.has(at + lock)) return true;
    if (at === "") return false;
  }
}

function isUpdateAutomation(file: FilePath): boolean {
  return (
    /^(?:\.github|\.gitlab)\/dependabot\.ya?ml$/.test(file.lower) ||
    /^(?:\.github\/|\.gitlab\/)?(?:renovate\.json5?|\.renovaterc(?:\.json5?)?)$/.test(file.lower) ||
    /(?:^|\/)(?:\.pyup\.ya?ml|\.scala-steward\.conf)$/.test(file.lower)
  );
}
