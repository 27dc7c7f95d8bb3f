import type { Provider } from "../../model/provider.ts";
import { examineRecorded } from "./doctor.ts";
import { gatherRecorded } from "./gather.ts";
import { lastSampleOf } from "./last-sample.ts";
import { planRecorded } from "./plan.ts";
import { settingsOf } from "./settings.ts";

/** Telemetry kept in files below the workload's folder: time series, edge tables, OTLP/JSON traces and metrics. */
export const provider: Provider = {
  id: "recorded",
  plan: planRecorded,
  gather: gatherRecorded,
  doctor: examineRecorded,
  lastSample: (context, warn) => lastSampleOf(context, settingsOf(context.settings), warn),
};
