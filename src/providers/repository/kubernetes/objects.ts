import type { ArtefactFile } from "../artefact-file.ts";
import { at, type JsonObject, list, object, text, textMap } from "../json-values.ts";
import type { FileProblem } from "../scanner.ts";
import type { YamlDocument } from "../yaml-documents.ts";

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
  /** 1-based line of what lies at a path inside the object. */
  lineOf(...path: (string | number)[]): number;
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
  const found = yaml.documents.flatMap((document) => objectsOf(document.value, file.path, document, []));
  return yaml.problem ? { objects: found, problem: { path: file.path, ...yaml.problem } } : { objects: found };
}

function objectsOf(
  value: unknown,
  path: string,
  document: YamlDocument,
  inside: (string | number)[],
): KubernetesObject[] {
  const apiVersion = text(at(value, "apiVersion"));
  const kind = text(at(value, "kind"));
  if (apiVersion === undefined || kind === undefined) return [];
  if (kind === "List" && inside.length < 6)
    return list(at(value, "items")).flatMap((item, i) => objectsOf(item, path, document, [...inside, "items", i]));
  return [
    {
      apiVersion,
      kind,
      name: text(at(value, "metadata", "name")) ?? "",
      namespace: text(at(value, "metadata", "namespace")),
      labels: textMap(at(value, "metadata", "labels")),
      body: object(value),
      path,
      line: document.lineOf(...inside),
      lineOf: (...rest) => document.lineOf(...inside, ...rest),
    },
  ];
}
