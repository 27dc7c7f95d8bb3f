import { DockerfileParser, type From, type Instruction } from "dockerfile-ast";
import type { ArtefactFile } from "./artefact-file.ts";
import { type FilePath, inTestFolder } from "./file-path.ts";
import { isFloating } from "./kubernetes/workload.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

function isDockerfile(file: FilePath): boolean {
  return (
    (/^(?:dockerfile|containerfile)(?:\.[\w.-]+)?$/.test(file.lowerName) ||
      file.extension === "dockerfile" ||
      file.extension === "containerfile") &&
    !/\.(md|txt|sh|py|ya?ml|json|dockerignore|j2|tmpl|tpl)$/.test(file.lowerName)
  );
}

/** Bases that are small by design, from their publishers' names. */
const MINIMAL =
  /(?:^|[/:._-])(?:scratch|distroless|alpine|slim|chiselled|wolfi|wolfi-base|busybox|micro|minimal)(?:$|[/:._@-])|cgr\.dev\/|alpine\d/i;
/** Images that do not run as root by themselves: tags of distroless, Chainguard and .NET's chiselled images. */
const NONROOT = /nonroot|unprivileged|rootless|chiselled|cgr\.dev\/chainguard/i;
// A line of a Dockerfile that people write is short; the parser's time grows with the square of a line's length.
const LONGEST_LINE = 20_000;

interface Stage {
  image: string;
  alias: string | undefined;
  line: number;
}

/** Dockerfiles: the final stage's base, its user, its stages. */
export const dockerfiles: Scanner = {
  id: "dockerfiles",
  signals: [
    "dockerfile.count",
    "dockerfile.runs-as-root",
    "dockerfile.base-pinned",
    "dockerfile.base-floating",
    "dockerfile.multi-stage",
    "dockerfile.minimal-base",
    "manifest.runtime",
  ],
  matches: (file) => isDockerfile(file) && !inTestFolder(file),
  scan(run): Scan {
    let count = 0;
    const readings: Reading[] = [];
    return {
      read(file) {
        const long = longLine(file.text);
        if (long !== undefined) {
          run.unreadable({ path: file.path, line: long, message: `a line is longer than ${LONGEST_LINE} characters` }, [
            "dockerfile.count",
          ]);
          return;
        }
        const found = imageReadings(file);
        if (found === undefined)
          run.unreadable({ path: file.path, line: 1, message: "it has no FROM instruction" }, ["dockerfile.count"]);
        else {
          count++;
          for (const reading of found) readings.push(reading);
        }
      },
      unreadable: (problem) => run.unreadable(problem, ["dockerfile.count"]),
      finish: () => [{ signal: "dockerfile.count", value: count }, ...readings],
    };
  },
};

function longLine(source: string): number | undefined {
  let line = 1;
  let start = 0;
  for (let end = source.indexOf("\n"); ; end = source.indexOf("\n", start)) {
    if ((end < 0 ? source.length : end) - start > LONGEST_LINE) return line;
    if (end < 0) return undefined;
    start = end + 1;
    line++;
  }
}

function imageReadings(file: ArtefactFile): Reading[] | undefined {
  const dockerfile = DockerfileParser.parse(file.text);
  const froms = dockerfile.getFROMs();
  const last = froms.at(-1);
  if (!last) return undefined;
  const args = new Map<string, string>();
  for (const arg of dockerfile.getInitialARGs()) {
    const property = arg.getProperty();
    const value = property?.getValue();
    if (property && typeof value === "string") args.set(property.getName(), value);
  }
  const stages = froms.map((from) => stageOf(from, args));
  const final = stages.at(-1);
  if (!final) return undefined;
  const base = finalBase(stages, final);
  const chain = chainOf(stages, final);
  const line = final.line;
  const say = (signal: string, value: boolean | null, reason?: string): Reading => ({
    signal: `dockerfile.${signal}`,
    value,
    path: file.path,
    line,
    attributes: { name: file.path, image: base ?? final.image },
    ...(reason === undefined ? {} : { reason }),
  });
  const readings: Reading[] = [say("multi-stage", stages.length > 1)];
  const user = lastUser(dockerfile.getInstructions(), chain, args);
  if (user !== undefined) readings.push({ ...say("runs-as-root", isRoot(user.name)), line: user.line });
  else if (base === undefined)
    readings.push(say("runs-as-root", null, "the base image's name is an argument without a default"));
  else readings.push(say("runs-as-root", !NONROOT.test(base)));
  if (base === undefined) {
    const why = `the base image's name is an argument without a default: ${final.image}`;
    for (const signal of ["base-pinned", "base-floating", "minimal-base"]) readings.push(say(signal, null, why));
    return readings;
  }
  // `scratch` is nothing: there is no version of it to pin.
  const scratch = base === "scratch";
  readings.push(
    say("base-pinned", scratch || base.includes("@sha256:")),
    say("base-floating", !scratch && isFloating(base)),
    say("minimal-base", MINIMAL.test(base)),
  );
  const runtime = runtimeOf(base);
  if (runtime !== undefined)
    readings.push({
      signal: "manifest.runtime",
      value: runtime,
      path: file.path,
      line,
      attributes: { name: file.path },
    });
  return readings;
}

function stageOf(from: From, args: Map<string, string>): Stage {
  const image = from.getImage() ?? "";
  return {
    image: substituted(image, args),
    alias: from.getBuildStage()?.toLowerCase(),
    line: from.getRange().start.line + 1,
  };
}

/** `${NAME}`, `$NAME`, `${NAME:-default}`; what has no value stays as written. */
function substituted(image: string, args: Map<string, string>): string {
  return image.replace(
    /\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g,
    (all, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
      return args.get(braced ?? bare ?? "") ?? fallback ?? all;
    },
  );
}

/** The stages from the final one to the one whose base is an image from outside. */
function chainOf(stages: readonly Stage[], final: Stage): Stage[] {
  const chain = [final];
  // One pass gives every stage the nearest earlier one that its base names.
  const named = new Map<string, Stage>();
  const bases = new Map<Stage, Stage>();
  for (const stage of stages) {
    const earlier = named.get(stage.image.toLowerCase());
    if (earlier) bases.set(stage, earlier);
    if (stage.alias !== undefined) named.set(stage.alias, stage);
  }
  for (let base = bases.get(final); base; base = bases.get(base)) chain.push(base);
  return chain;
}

function finalBase(stages: readonly Stage[], final: Stage): string | undefined {
  const image = chainOf(stages, final).at(-1)?.image ?? "";
  return image === "" || image.includes("$") ? undefined : image;
}

function lastUser(
  instructions: readonly Instruction[],
  chain: readonly Stage[],
  args: Map<string, string>,
): { name: string; line: number } | undefined {
  // The last USER of each stage, by the line of its FROM.
  const users = new Map<number, Instruction>();
  let stageLine: number | undefined;
  for (const instruction of instructions) {
    const keyword = instruction.getKeyword();
    if (keyword === "FROM") stageLine = instruction.getRange().start.line + 1;
    else if (keyword === "USER" && stageLine !== undefined) users.set(stageLine, instruction);
  }
  for (const stage of chain) {
    const user = users.get(stage.line);
    if (user)
      return { name: substituted(user.getArgumentsContent() ?? "", args), line: user.getRange().start.line + 1 };
  }
  return undefined;
}

function isRoot(user: string): boolean {
  const name = (user.split(":")[0] ?? "").trim();
  return name === "root" || name === "0";
}

/** Official images of language runtimes, with the name that end-of-life lists use. */
const RUNTIMES: { [image: string]: string } = {
  node: "node",
  python: "python",
  golang: "go",
  ruby: "ruby",
  php: "php",
  openjdk: "java",
  "eclipse-temurin": "java",
  amazoncorretto: "java",
  rust: "rust",
  aspnet: "dotnet",
  "dotnet/aspnet": "dotnet",
};

function runtimeOf(image: string): string | undefined {
  const match =
    /(?:^|\/)(node|python|golang|ruby|php|openjdk|eclipse-temurin|amazoncorretto|rust|aspnet):v?(\d+(?:\.\d+)?)/.exec(
      image,
    );
  const name = match ? RUNTIMES[match[1] ?? ""] : undefined;
  return name === undefined ? undefined : `${name} ${match?.[2] ?? ""}`;
}
