import { expect, it } from "vitest";
import { dependencyManifests } from "../../../../src/providers/repository/dependency-manifests/dependency-manifests.ts";
import { one, scanFiles, valuesOf } from "../scan-files.ts";

it.each([
  [
    "package.json",
    '{"engines": {"node": "^20.1.0"}, "dependencies": {"opossum": "8.1.4"}}',
    "node 20.1",
    ["opossum"],
    true,
  ],
  ["package.json", '{"dependencies": {"cockatiel": "^3.0.0"}}', undefined, ["cockatiel"], false],
  [
    "pyproject.toml",
    '[project]\nrequires-python = ">=3.11"\ndependencies = ["tenacity>=8", "x"]\n',
    "python 3.11",
    ["tenacity"],
    false,
  ],
  [
    "pyproject.toml",
    '[tool.poetry.dependencies]\npython = "^3.12"\nbackoff = "2.2.1"\n',
    "python 3.12",
    ["backoff"],
    true,
  ],
  ["requirements.txt", "# c\ntenacity==8.2.3\n-r other.txt\n", undefined, ["tenacity"], true],
  [
    "go.mod",
    "module x\ngo 1.22\nrequire github.com/sony/gobreaker v1.0.0\n",
    "go 1.22",
    ["github.com/sony/gobreaker"],
    true,
  ],
  [
    "Cargo.toml",
    '[package]\nrust-version = "1.75"\n[dependencies]\nbackon = { version = "1" }\n',
    "rust 1.75",
    ["backon"],
    false,
  ],
  [
    "pom.xml",
    "<project><properties><maven.compiler.source>1.8</maven.compiler.source></properties><dependencies><dependency><groupId>dev.failsafe</groupId><artifactId>failsafe</artifactId><version>3.3.2</version></dependency></dependencies></project>",
    "java 8",
    ["dev.failsafe:failsafe"],
    true,
  ],
  [
    "build.gradle",
    "java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\ndependencies {\n  implementation 'dev.failsafe:failsafe:3.+'\n}\n",
    "java 21",
    ["dev.failsafe:failsafe"],
    false,
  ],
  ["Gemfile", "ruby '3.3.0'\ngem 'semian', '0.20.1'\n", "ruby 3.3", ["semian"], true],
  [
    "a.csproj",
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Polly" Version="8.4.0"/></ItemGroup></Project>',
    "dotnet 8.0",
    ["Polly"],
    true,
  ],
])("reads %s", async (path, source, runtime, resilience, locked) => {
  const scan = await scanFiles({ [path]: source }, [dependencyManifests]);
  expect(valuesOf(scan, "manifest.runtime")).toEqual(runtime === undefined ? [] : [runtime]);
  expect(one(scan, "manifest.resilience-library").value).toEqual(resilience);
  expect(one(scan, "manifest.locked").value).toBe(locked);
});

it("finds a workspace's lock file at its root", async () => {
  const files = { "package-lock.json": "{}", "packages/a/package.json": '{"dependencies": {"x": "^1.0.0"}}' };
  expect(one(await scanFiles(files, [dependencyManifests]), "manifest.locked").value).toBe(true);
});

it("does not expand XML entities", async () => {
  const scan = await scanFiles(
    {
      "pom.xml":
        '<!DOCTYPE p [<!ENTITY a "dev.failsafe">]><project><dependencies><dependency><groupId>&a;</groupId><artifactId>failsafe</artifactId></dependency></dependencies></project>',
    },
    [dependencyManifests],
  );
  expect(one(scan, "manifest.resilience-library").value).toEqual([]);
});

it("sees update automation", async () => {
  expect(
    one(
      await scanFiles({ ".github/dependabot.yml": "", "renovate.json": "{}" }, [dependencyManifests]),
      "dependency-updates.count",
    ).value,
  ).toBe(2);
});

it.each([
  '{"dependencies": {"a": "1.0.0"}, "devDependencies": {"typescript": "^5.0.0"}}',
  '{"devDependencies": {"typescript": "^5.0.0"}}',
  '{"dependencies": {"a": "1.0.0"}, "optionalDependencies": {"b": "*"}}',
])("asks every kind of dependency of a package to be pinned: %s", async (source) => {
  expect(one(await scanFiles({ "package.json": source }, [dependencyManifests]), "manifest.locked").value).toBe(false);
});

it("asks optional dependencies of a Python project to be pinned", async () => {
  const source = '[project]\ndependencies = ["a==1.0"]\n[project.optional-dependencies]\ntest = ["pytest>=8"]\n';
  expect(one(await scanFiles({ "pyproject.toml": source }, [dependencyManifests]), "manifest.locked").value).toBe(
    false,
  );
});
