import type { Provider } from "../../model/provider.ts";
import { gatherGcp, planGcp } from "./gather.ts";

/** Google Cloud: Cloud Monitoring and what else its APIs tell, read-only. */
export const provider: Provider = {
  id: "gcp",
  plan: (context) => planGcp(context),
  gather: (context) => gatherGcp(context),
  doctor: async (context) => (await import("./doctor.ts")).examineGcp(context),
  discover: async (context) => (await import("./discover.ts")).discoverGcp(context),
};
