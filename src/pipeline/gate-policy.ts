import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type Complaint, type Located, refuse } from "../documents/problems.ts";
import { readText } from "../documents/read-text.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import { checkPolicy } from "../gate/policy.ts";
import type { Assessment } from "../model/assessment.ts";
import { FileError, UsageError } from "../model/errors.ts";
import type { GatePolicy } from "../model/gate.ts";
import { visibleDeep } from "../model/text.ts";
import { insideFolder } from "../workload/inside-folder.ts";
import { readManifest } from "../workload/manifest.ts";

/** A policy, and where it is written: what is wrong with it is said there, and its baseline lies beside it. */
export interface WrittenPolicy {
  policy: GatePolicy;
  source: Located;
  /** Keys that lead to it in its file. */
  at: readonly string[];
  /** Absolute. */
  folder: string;
  /** As seen from where the command is run; a kept document only carries what another file says. */
  file?: string;
}

/** A policy is a few thresholds: more than this is another file. */
const MOST_BYTES = 1_048_576;

/** A file of its own: the policy, or a mapping with the one key `gate`. Throws FileError, FileProblems or UsageError (exit 2). */
export async function policyOfFile(path: string): Promise<WrittenPolicy> {
  const source = parseYaml(await readText(resolve(path), path, MOST_BYTES), path);
  const at = keysOf(source.value).join() === "gate" ? ["gate"] : [];
  const value = at.length === 0 ? source.value : (source.value as { gate: unknown }).gate;
  return checked({ source, at, folder: dirname(resolve(path)), file: path }, value);
}

/** What a kept document carries along; as `policyOfManifest` without one. Throws FileProblems or UsageError (exit 2). */
export async function carriedPolicy({ policy, objectives }: Assessment, path: string): Promise<WrittenPolicy> {
  const source: Located = { file: path, line: () => undefined };
  const written = { source, at: ["policy"], folder: dirname(resolve(path)) };
  if (policy === null && objectives.length > 0) return { ...written, policy: { errorBudget: {} } };
  return checked(written, policy ?? {});
}

/**
 * The `gate` of a folder's manifest; one that has objectives and no gate asks that no budget is spent. What is wrong with it is left to the manifest's own reader, which tells everything at once: it
 * is then undefined. Throws FileError, FileProblems or UsageError (exit 2).
 */
export async function policyOfManifest(
  directory: string,
  configPath: string | undefined,
): Promise<WrittenPolicy | undefined> {
  const read = await readManifest(directory, configPath);
  if (!read) refuseNothing();
  const file = configPath ?? join(fromHere(directory), basename(read.shown));
  const { gate: value, slos } = Object(read.source.value) as { gate?: unknown; slos?: unknown };
  if (value === undefined && Array.isArray(slos) && slos.length > 0)
    return { policy: { errorBudget: {} }, source: read.source, at: [], folder: directory, file };
  if (value === undefined) refuseNothing();
  if ((await checkPolicy(value)).length > 0) return undefined;
  return checked({ source: read.source, at: ["gate"], folder: directory, file }, value);
}

async function checked(written: Omit<WrittenPolicy, "policy">, value: unknown): Promise<WrittenPolicy> {
  const complaints = await checkPolicy(value);
  if (complaints.length > 0) refusePolicy(written, complaints);
  const policy = visibleDeep(value) as GatePolicy;
  // Holds whatever there is: nobody wants that, and who wrote it believes otherwise.
  if (asksNothing(policy)) refuseNothing();
  return { ...written, policy };
}

function asksNothing(policy: GatePolicy): boolean {
  return keysOf(policy).every((key) => key === "errorBudget" && policy.errorBudget === false);
}

/** A policy that only asks for what holds anyway: of a workload without objectives that is nothing. Throws UsageError (exit 2). */
export function refuseWithoutObjectives({ policy }: WrittenPolicy, { objectives }: Assessment): void {
  if (objectives.length === 0 && asksNothing(policy)) refuseNothing();
}

/** Throws FileProblems: the complaints are about the policy, the lines are those of its file. */
export function refusePolicy({ source, at }: Omit<WrittenPolicy, "policy">, complaints: readonly Complaint[]): void {
  refuse(
    source,
    complaints.map((complaint) => ({ ...complaint, at: [...at, ...complaint.at] })),
  );
}

function refuseNothing(): never {
  throw new UsageError("there is no policy to judge by", [
    "name objectives in plumbrule.yaml (slos: [slos/*.yaml]): that no error budget is spent is asked of them without a policy",
    "write what has to hold in plumbrule.yaml, such as gate: { pillars: { reliability: { minScore: 50 } }, findings: { failOn: high } }",
    "or into a file of its own, without the key gate, and name it: --policy FILE",
  ]);
}

/** The baseline of a policy, or the one that the command line names, which may lie anywhere. Throws FileError or UsageError (exit 2). */
export async function baselinePathOf(
  { policy, source, at, folder }: WrittenPolicy,
  named: string | undefined,
): Promise<string | undefined> {
  if (named !== undefined) {
    if (!policy.findings)
      throw new UsageError("--baseline is about findings, and the policy asks nothing of them", [
        "add findings: { failOn: high } to the policy",
      ]);
    return named;
  }
  const baseline = policy.findings?.baseline;
  if (baseline === undefined) return undefined;
  const inside = await insideFolder(folder, baseline);
  if ("relative" in inside) return fromHere(inside.absolute);
  const path = [...at, "findings", "baseline"];
  throw new FileError({ file: source.file, line: source.line(path), path: path.join(".") }, inside.refused, [
    "a file that is named on the command line may lie anywhere: --baseline FILE",
  ]);
}

/** A path as it is written from where the command is run, with forward slashes. */
export function fromHere(absolute: string): string {
  return relative("", absolute).split(sep).join("/");
}

function keysOf(value: unknown): string[] {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
}
