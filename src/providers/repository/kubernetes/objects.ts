import type { ArtefactFile } from "../artefact-file.ts";
import { at, type JsonObject, object, objects, text, textMap } from "../json-values.ts";
import type { FileProblem } from "../scanner.ts";

/** An object of a manifest. `body` is dropped once its readings are taken. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  name: string;
  namespace: string | undefined;
  labels: { [key: string]: string };
  body: JsonObject;
  path: string;
  line: number;
}

/** Whether a text may hold Kubernetes objects; asked before it is parsed. */
export function looksLikeKubernetes(source: string): boolean {
  return /(^|\n)[ \t{]*(?:- )?"?apiVersion"?[ \t]*:/.test(source) && /(^|\n)[ \t]*(?:- )?"?kind"?[ \t]*:/.test(source);
}

/** Whether a text holds what only a template engine can read. */
export function isTemplated(source: string): boolean {
  return source.includes("{{");
}

/** The objects of a file, those inside a `List` included; `problem` when a document could not be read. */
export function kubernetesObjects(file: ArtefactFile): { objects: KubernetesObject[]; problem?: FileProblem } {
  const yaml = file.yaml();
  const found = yaml.documents.flatMap((document) => objectsOf(document.value, file.path, document.line));
  return yaml.problem ? { objects: found, problem: { path: file.path, ...yaml.problem } } : { objects: found };
}

function objectsOf(value: unknown, path: string, line: number, depth = 0): KubernetesObject[] {
  const apiVersion = text(at(value, "apiVersion"));
  const kind = text(at(value, "kind"));
  if (apiVersion === undefined || kind === undefined) return [];
  if (kind === "List" && depth < 3)
    return objects(at(value, "items")).flatMap((item) => objectsOf(item, path, line, depth + 1));
  return [
    {
      apiVersion,
      kind,
      name: text(at(value, "metadata", "name")) ?? "",
      namespace: text(at(value, "metadata", "namespace")),
      labels: textMap(at(value, "metadata", "labels")),
      body: object(value),
      path,
      line,
    },
  ];
}
