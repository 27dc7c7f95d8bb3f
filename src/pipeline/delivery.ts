import type { DeliveryReport } from "../model/delivery.ts";
import { UsageError } from "../model/errors.ts";
import { delivery } from "../pillars/operational-excellence/delivery/report.ts";
import { indexEvidence } from "./evidence-index.ts";
import { gatherEvidence } from "./gather.ts";
import type { AssessOptions } from "./run-assessment.ts";
import { describeWorkload } from "./workload.ts";

/** The delivery metrics of a folder's git history: only the repository is read, and of it only its history. */
export async function reportDelivery(options: AssessOptions): Promise<DeliveryReport> {
  const described = await describeWorkload({ ...options, providers: undefined });
  const repository = described.providers.filter((one) => one.id === "repository");
  if (repository.length === 0) {
    throw new UsageError("the manifest turns the repository off, and delivery metrics come from its history", [
      "remove `repository: false` from providers",
    ]);
  }
  const rules = {
    ...described.rules,
    signals: described.rules.signals.filter((signal) => /^(git\.present|delivery\.)/.test(signal.id)),
  };
  const document = await gatherEvidence({ ...described, providers: repository, rules }, options);
  return delivery(indexEvidence(document), described.rules);
}
