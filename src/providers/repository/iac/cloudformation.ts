import type { ArtefactFile } from "../artefact-file.ts";
import { at, entries, isObject, type JsonObject, object, text } from "../json-values.ts";
import type { FileProblem } from "../scanner.ts";
import type { IacResource } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

const RESOURCE_TYPE = /\b(?:AWS|Alexa|Custom)::\w+(?:::\w+)?/;
const MOST_DEPTH = 60;

/** Whether a text may be a CloudFormation or SAM template; asked before it is parsed. */
export function looksLikeCloudFormation(source: string): boolean {
  return (
    /(^|[\n{])[ \t]*"?AWSTemplateFormatVersion/.test(source) ||
    (/(^|[\n{,])[ \t]*"?Resources"?[ \t]*:/.test(source) && RESOURCE_TYPE.test(source))
  );
}

/** The resources of a template in YAML or JSON; `problem` when it could not be read. */
export function cloudFormationResources(file: ArtefactFile): { resources: IacResource[]; problem?: FileProblem } {
  const json = file.at.extension === "json" || file.at.extension === "template" ? file.json() : undefined;
  if (json && !json.problem) return { resources: resourcesOf(json.value, file, (name) => file.lineOfKey(name) ?? 1) };
  if (json?.problem && file.at.extension === "json")
    return { resources: [], problem: { path: file.path, ...json.problem } };
  const yaml = file.yaml();
  if (yaml.problem) return { resources: [], problem: { path: file.path, ...yaml.problem } };
  return {
    resources: yaml.documents.flatMap((document) =>
      resourcesOf(document.value, file, (name) => document.lineOf("Resources", name)),
    ),
  };
}

function resourcesOf(template: unknown, file: ArtefactFile, lineOf: (name: string) => number): IacResource[] {
  const parameters = object(at(template, "Parameters"));
  const out: IacResource[] = [];
  for (const [name, resource] of entries(at(template, "Resources"))) {
    const type = text(at(resource, "Type"));
    if (type === undefined || !RESOURCE_TYPE.test(type)) continue;
    const own = resolved(object(at(resource, "Properties")), parameters, 0) as JsonObject;
    const body = withGlobals(own, resolved(object(globalsOf(template, type)), parameters, 0) as JsonObject);
    const retained = text(at(resource, "DeletionPolicy"));
    out.push({
      tool: "cloudformation",
      type,
      name,
      path: file.path,
      line: lineOf(name),
      scope: file.path,
      body: retained === undefined ? body : { ...body, DeletionPolicy: retained },
    });
  }
  return out;
}

/** What SAM applies to every resource of a kind: `Globals.Function` to each `AWS::Serverless::Function`. */
function globalsOf(template: unknown, type: string): unknown {
  const kind = /^AWS::Serverless::(\w+)$/.exec(type)?.[1];
  return kind === undefined ? undefined : at(template, "Globals", kind);
}

/**
 * A resource's own value replaces a global one, maps are joined (AWS SAM Developer Guide, "Globals section"). Lists are replaced too: SAM
 * adds them up, but the one that is read here, architectures, may name one only.
 */
function withGlobals(own: JsonObject, globals: JsonObject): JsonObject {
  const out: JsonObject = { ...globals, ...own };
  for (const [key, value] of Object.entries(own)) {
    const shared = at(globals, key);
    if (isPlainMap(value) && isPlainMap(shared)) out[key] = { ...shared, ...value };
  }
  return out;
}

function isPlainMap(value: unknown): value is JsonObject {
  return isObject(value) && !(value instanceof Unresolved);
}

/** Replaces intrinsic functions: a parameter by its default, a substitution without references by its text, others by `Unresolved`. */
function resolved(value: unknown, parameters: { [key: string]: unknown }, depth: number): unknown {
  if (depth > MOST_DEPTH) return new Unresolved("nested too deeply");
  if (Array.isArray(value)) return value.map((item) => resolved(item, parameters, depth + 1));
  if (!isObject(value)) return value;
  const [first, ...rest] = Object.entries(value);
  if (first && rest.length === 0) {
    const [name, argument] = first;
    if (name === "Ref") {
      const fallback = at(parameters, String(argument), "Default");
      return fallback === undefined || fallback === "" ? new Unresolved(`Ref ${String(argument)}`) : fallback;
    }
    if (name === "Fn::Sub" && typeof argument === "string" && !argument.includes("${")) return argument;
    if (name === "Fn::If" && Array.isArray(argument)) {
      const [yes, no] = argument.slice(1).map((item) => resolved(item, parameters, depth + 1));
      return JSON.stringify(yes) === JSON.stringify(no) && !(yes instanceof Unresolved)
        ? yes
        : new Unresolved(`If ${String(argument[0])}`);
    }
    if (name.startsWith("Fn::")) {
      // The first text inside names what it refers to.
      const said = typeof argument === "string" ? argument : JSON.stringify(argument)?.slice(0, 80);
      return new Unresolved(`${name.slice(4)} ${said ?? ""}`);
    }
  }
  const out: { [key: string]: unknown } = {};
  for (const [key, inner] of Object.entries(value))
    Object.defineProperty(out, key, { value: resolved(inner, parameters, depth + 1), enumerable: true });
  return out;
}
