import type { Provider } from "../../model/provider.ts";
import { examinePrometheus } from "./doctor.ts";
import { gatherPrometheus, planPrometheus } from "./gather.ts";

/** Servers that speak the Prometheus HTTP API: Prometheus, VictoriaMetrics, Mimir, Thanos. */
export const provider: Provider = {
  id: "prometheus",
  plan: (context) => planPrometheus(context),
  gather: (context) => gatherPrometheus(context),
  doctor: (context) => examinePrometheus(context),
};
