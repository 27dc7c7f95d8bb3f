import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { listed, visible } from "../../model/text.ts";
import { limitsOf } from "./limits.ts";
import { sourcesOf, type WorkSource } from "./settings.ts";
import { readWork } from "./work.ts";

/** Whether each source's files can be read and hold something that is marked as toil. */
export async function examineToil(context: ProviderContext): Promise<DoctorResult[]> {
  const results: DoctorResult[] = [];
  for (const source of sourcesOf(context.settings)) results.push(await examine(source, context));
  return results;
}

async function examine(source: WorkSource, context: ProviderContext): Promise<DoctorResult> {
  const subject = visible(source.file);
  const read = await readWork(source, context, limitsOf(context.measures));
  if (read.reason !== undefined)
    return {
      subject,
      ok: false,
      message: read.reason,
      fix: `correct providers.toil.${source.kind} in plumbrule.yaml, or the file`,
    };
  const marked = read.work.filter(({ toil }) => toil).length;
  const counted = `${read.work.length} of ${read.rows} ${source.kind} are counted, ${marked} of them marked as toil`;
  if (marked === 0)
    return {
      subject,
      ok: false,
      message: `${counted}: none carries ${visible(listed([...source.labels], 3, " or "))}`,
      fix: "name the labels that mark toil: providers.toil.labels",
    };
  const broken = read.broken === 0 ? "" : `; ${read.broken} cannot be read, the first: ${read.firstBroken}`;
  return { subject, ok: true, message: `${counted}${broken}` };
}
