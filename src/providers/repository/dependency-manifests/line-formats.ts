import { requirementName } from "./json-and-toml.ts";
import { type DependencyManifest, runtimeVersion } from "./manifest.ts";

const LONGEST_LINE = 2000;

function lines(source: string): string[] {
  return source.split("\n").map((line) => line.slice(0, LONGEST_LINE).trim());
}

/** `requirements.txt` of pip. */
export function requirementsTxt(source: string): DependencyManifest {
  const requirements = lines(source).filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("-"));
  return {
    dependencies: requirements.map(requirementName).filter((name) => name !== undefined),
    pinned: requirements.every((line) => line.includes("==") || line.includes(" @ ")),
  };
}

/** `go.mod` ("Go Modules Reference"). */
export function goMod(source: string): DependencyManifest {
  const dependencies: string[] = [];
  let runtime: string | undefined;
  let block = "";
  for (const raw of lines(source)) {
    const line = raw.replace(/\s*\/\/.*$/, "");
    if (line === ")") block = "";
    else if (/^\w+ \($/.test(line)) block = line.split(" ")[0] ?? "";
    else if (block === "require" || line.startsWith("require ")) {
      const module = line.replace(/^require /, "").split(/\s+/)[0];
      if (module) dependencies.push(module);
    } else if (line.startsWith("go ")) runtime = runtimeVersion("go", line.slice(3));
  }
  return { dependencies, runtime, pinned: true };
}

/** `Gemfile` is a Ruby program: its `gem` lines are searched, not understood. */
export function gemfile(source: string): DependencyManifest {
  const gems = lines(source).filter((line) => /^gem\s*\(?\s*["']/.test(line));
  return {
    dependencies: gems.map((line) => /^gem\s*\(?\s*["']([\w.-]+)/.exec(line)?.[1]).filter((name) => name !== undefined),
    runtime: runtimeVersion(
      "ruby",
      lines(source).find((line) => /^ruby\s+["']/.test(line)),
    ),
    pinned: gems.length > 0 && gems.every((line) => /,\s*["']=?\s*\d[\w.]*["']/.test(line)),
  };
}

/** `build.gradle` is a Groovy or Kotlin program: its dependency lines are searched, not understood. */
export function buildGradle(source: string): DependencyManifest {
  const dependencies: string[] = [];
  let pinned = true;
  for (const line of lines(source)) {
    const match =
      /^(?:api|implementation|compileOnly|runtimeOnly|testImplementation|annotationProcessor|compile|kapt)\b[\s(]+(?:platform\()?["']([\w.-]+:[\w.-]+)(?::([^"':]+))?/.exec(
        line,
      );
    if (!match?.[1]) continue;
    dependencies.push(match[1]);
    if (match[2] === undefined || /[+[(]|latest|\$/.test(match[2])) pinned = false;
  }
  const java =
    /(?:languageVersion[^\n]{0,60}?|sourceCompatibility[^\n]{0,30}?|jvmToolchain\()(?:VERSION_)?(?:1\.)?(\d{1,2})\b/.exec(
      source,
    );
  return { dependencies, runtime: java?.[1] === undefined ? undefined : `java ${java[1]}`, pinned };
}
