import type { Finding } from "../model/assessment.ts";
import { formatTime } from "./instants.ts";

/** Who accepted it, until when, why, and the decision it rests on, by its title and status where the folder has its record. */
export function waiverText({ owner, until, reason, adr, record }: NonNullable<Finding["waiver"]>): string {
  const rests = record ? `${record.path}: ${record.title}, ${record.status}` : adr;
  return `${owner} until ${formatTime(until)}: ${reason}${rests ? ` (${rests})` : ""}`;
}
