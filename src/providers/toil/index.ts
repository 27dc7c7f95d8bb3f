import type { Provider } from "../../model/provider.ts";
import { examineToil } from "./doctor.ts";
import { gatherToil, planToil } from "./gather.ts";

/** Toil from labelled tickets and time records in files of the workload's folder. */
export const provider: Provider = {
  id: "toil",
  plan: planToil,
  gather: gatherToil,
  doctor: examineToil,
};
