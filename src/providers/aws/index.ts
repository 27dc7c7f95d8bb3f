import type { Provider } from "../../model/provider.ts";
import { gatherAws, planAws } from "./gather.ts";

/** CloudWatch and the read-only APIs of AWS around it. */
export const provider: Provider = {
  id: "aws",
  plan: (context) => planAws(context),
  gather: (context) => gatherAws(context),
  doctor: async (context) => (await import("./doctor.ts")).examineAws(context),
  discover: async (context) => (await import("./discover.ts")).discoverAws(context),
};
