import type { Provider } from "../../model/provider.ts";
import { discoverAzure } from "./discover.ts";
import { examineAzure } from "./doctor.ts";
import { gatherAzure, planAzure } from "./gather.ts";

/** Azure Monitor, Resource Graph, Advisor and Cost Management. */
export const provider: Provider = {
  id: "azure",
  plan: (context) => planAzure(context),
  gather: (context) => gatherAzure(context),
  doctor: (context) => examineAzure(context),
  discover: (context) => discoverAzure(context),
};
