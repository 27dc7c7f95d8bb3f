type Environment = { readonly [name: string]: string | undefined };

/** What the standard variables ask to be exported. */
export interface Exported {
  traces: boolean;
  metrics: boolean;
}

/**
 * As the OpenTelemetry specification says ("SDK environment variables", "OTLP exporter configuration"), but for one thing: nothing is sent
 * to the standard's default address unless a variable asks for it. An exporter other than `otlp` is none of ours.
 */
export function exported(environment: Environment): Exported {
  if (environment.OTEL_SDK_DISABLED?.trim().toLowerCase() === "true") return { traces: false, metrics: false };
  const asks = (signal: "TRACES" | "METRICS") => {
    const exporters = environment[`OTEL_${signal}_EXPORTER`]?.trim();
    if (exporters) return exporters.split(",").some((one) => one.trim() === "otlp");
    return !!(environment.OTEL_EXPORTER_OTLP_ENDPOINT || environment[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]);
  };
  return { traces: asks("TRACES"), metrics: asks("METRICS") };
}
