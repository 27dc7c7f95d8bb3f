import type { ProviderContext } from "../../model/provider.ts";
import { projectOf } from "./series.ts";
import { settingsOf } from "./settings.ts";

/** The projects of a workload: that of the settings, and those that components of Google Cloud's types name. */
export function projectsOf({ settings, workload }: Pick<ProviderContext, "settings" | "workload">): string[] {
  const { project } = settingsOf(settings);
  const named = workload.components
    .filter(({ type }) => type.startsWith("gcp."))
    .flatMap((component) => projectOf(component, project) ?? []);
  return [...new Set([...(project === undefined ? [] : [project]), ...named])].sort();
}
