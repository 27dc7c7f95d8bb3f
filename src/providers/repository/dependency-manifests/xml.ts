import { XMLParser, XMLValidator } from "fast-xml-parser";
import { at, isObject, list, text } from "../json-values.ts";
import { type DependencyManifest, runtimeVersion } from "./manifest.ts";

function parseXml(source: string): unknown {
  if (XMLValidator.validate(source) !== true) throw new Error("it is not valid XML");
  // Entities are not expanded: nothing asked for here needs them, and a chain of them is a bomb.
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  return parser.parse(source) as unknown;
}

function many(value: unknown): unknown[] {
  return value === undefined ? [] : isObject(value) || typeof value === "string" ? [value] : list(value);
}

/** `pom.xml` of Maven; properties are resolved where the file states them. */
export function pomXml(source: string): DependencyManifest {
  const project = at(parseXml(source), "project");
  const properties = at(project, "properties");
  const resolved = (value: unknown): string =>
    (text(value) ?? "").replace(/\$\{([\w.-]{1,100})\}/g, (all, name: string) => text(at(properties, name)) ?? all);
  const dependencies = [
    ...many(at(project, "dependencies", "dependency")),
    ...many(at(project, "dependencyManagement", "dependencies", "dependency")),
  ];
  const release = ["maven.compiler.release", "java.version", "maven.compiler.target", "maven.compiler.source"]
    .map((name) => resolved(at(properties, name)))
    .find((version) => version !== "");
  return {
    dependencies: dependencies.map((one) => `${resolved(at(one, "groupId"))}:${resolved(at(one, "artifactId"))}`),
    runtime: runtimeVersion("java", release?.replace(/^1\.(\d)$/, "$1")),
    // Maven has no lock file; a stated version is exact unless it is a range or a snapshot (Maven POM reference). One that is managed elsewhere is exact there.
    pinned: dependencies.every((one) => !/[[(,]|SNAPSHOT|LATEST|RELEASE/.test(resolved(at(one, "version")))),
  };
}

/** A project file of .NET. */
export function dotnetProject(source: string): DependencyManifest {
  const project = at(parseXml(source), "Project");
  const packages = many(at(project, "ItemGroup")).flatMap((group) => many(at(group, "PackageReference")));
  const framework = many(at(project, "PropertyGroup"))
    .map((group) => text(at(group, "TargetFramework")) ?? text(at(group, "TargetFrameworks")))
    .find((one) => one !== undefined);
  return {
    dependencies: packages.map((one) => text(at(one, "@Include")) ?? "").filter((name) => name !== ""),
    runtime: runtimeVersion("dotnet", framework?.split(";")[0]),
    pinned: packages.every((one) => !/[*[(,]/.test(text(at(one, "@Version")) ?? text(at(one, "Version")) ?? "")),
  };
}
