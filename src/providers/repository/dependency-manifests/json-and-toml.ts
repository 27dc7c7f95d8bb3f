import { parse } from "smol-toml";
import { at, entries, strings, text } from "../json-values.ts";
import { type DependencyManifest, runtimeVersion } from "./manifest.ts";

const EXACT = /^v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.-]+)?$/;

/** `package.json` */
export function packageJson(source: string): DependencyManifest {
  const value = JSON.parse(source) as unknown;
  const pairs = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"].flatMap((key) =>
    entries(at(value, key)),
  );
  return {
    dependencies: pairs.map(([name]) => name),
    runtime: runtimeVersion("node", at(value, "engines", "node")),
    pinned: pairs.every(([, range]) => EXACT.test(text(range) ?? "")),
  };
}

/** `composer.json` of PHP */
export function composerJson(source: string): DependencyManifest {
  const value = JSON.parse(source) as unknown;
  const pairs = [...entries(at(value, "require")), ...entries(at(value, "require-dev"))].filter(
    ([name]) => name !== "php",
  );
  return {
    dependencies: pairs.map(([name]) => name),
    runtime: runtimeVersion("php", at(value, "require", "php")),
    pinned: pairs.every(([, range]) => EXACT.test(text(range) ?? "")),
  };
}

/** `pyproject.toml`: PEP 621 and Poetry. */
export function pyproject(source: string): DependencyManifest {
  const value = parse(source) as unknown;
  const project = strings(at(value, "project", "dependencies"));
  const optional = entries(at(value, "project", "optional-dependencies")).flatMap(([, list]) => strings(list));
  const poetry = [
    ...entries(at(value, "tool", "poetry", "dependencies")),
    ...entries(at(value, "tool", "poetry", "group")).flatMap(([, group]) => entries(at(group, "dependencies"))),
  ];
  const named = [...project, ...optional].map(requirementName).filter((name) => name !== undefined);
  return {
    dependencies: [...named, ...poetry.map(([name]) => name).filter((name) => name !== "python")],
    runtime: runtimeVersion(
      "python",
      at(value, "project", "requires-python") ?? at(value, "tool", "poetry", "dependencies", "python"),
    ),
    pinned:
      [...project, ...optional].every((requirement) => requirement.includes("==")) &&
      poetry.every(([name, range]) => name === "python" || EXACT.test(text(range) ?? text(at(range, "version")) ?? "")),
  };
}

/** The name at the start of a PEP 508 requirement. */
export function requirementName(requirement: string): string | undefined {
  return /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1];
}

/** `Cargo.toml` */
export function cargoToml(source: string): DependencyManifest {
  const value = parse(source) as unknown;
  const pairs = [
    ...entries(at(value, "dependencies")),
    ...entries(at(value, "dev-dependencies")),
    ...entries(at(value, "workspace", "dependencies")),
  ];
  return {
    dependencies: pairs.map(([name]) => name),
    runtime: runtimeVersion("rust", at(value, "package", "rust-version")),
    pinned: pairs.every(([, range]) => (text(range) ?? text(at(range, "version")) ?? "").startsWith("=")),
  };
}
