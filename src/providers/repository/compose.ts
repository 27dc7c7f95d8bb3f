import type { FilePath } from "./file-path.ts";
import { at, entries, isObject, list, oneOrMore, text } from "./json-values.ts";
import { hostsIn } from "./kubernetes/workload.ts";

/** A service of a Compose file. */
export interface ComposeService {
  name: string;
  image: string;
  /** Whether the folder's own source is built into it. */
  built: boolean;
  serves: boolean;
  dependsOn: string[];
  /** Host names in its environment. */
  calls: string[];
}

export function isCompose(file: FilePath): boolean {
  return /^(?:docker-)?compose(?:\.(?:prod|production))?\.ya?ml$/.test(file.lowerName);
}

/** Reads the services of a Compose file ("Compose Specification"). */
export function composeServices(document: unknown): ComposeService[] {
  return entries(at(document, "services"))
    .filter(([, service]) => isObject(service))
    .map(([name, service]) => {
      const environment = at(service, "environment");
      const values = isObject(environment)
        ? Object.values(environment).map((value) => text(value) ?? "")
        : oneOrMore(environment).map((line) => line.slice(line.indexOf("=") + 1));
      const depends = at(service, "depends_on");
      return {
        name,
        image: text(at(service, "image")) ?? "",
        built: at(service, "build") !== undefined,
        serves: list(at(service, "ports")).length > 0 || list(at(service, "expose")).length > 0,
        dependsOn: isObject(depends) ? Object.keys(depends) : oneOrMore(depends),
        calls: values.filter((value) => value.length < 300).flatMap(hostsIn),
      };
    });
}
