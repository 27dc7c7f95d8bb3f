import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Running, startServer } from "./real-server.ts";
import { openMetrics, type Samples } from "./samples.ts";

/** A real Prometheus with these samples in blocks that promtool made; it scrapes nothing. */
export function startPrometheus(samples: readonly Samples[], flags: readonly string[] = []): Promise<Running> {
  return startServer(
    "prometheus",
    (port, folder) => [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      "--storage.tsdb.retention.time=100y",
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
      ...flags,
    ],
    "/-/ready",
    (folder) => {
      writeFileSync(join(folder, "prometheus.yml"), "scrape_configs: []\n");
      writeFileSync(join(folder, "samples.txt"), openMetrics(samples));
      execFileSync("/usr/bin/promtool", [
        "tsdb",
        "create-blocks-from",
        "openmetrics",
        "-q",
        join(folder, "samples.txt"),
        join(folder, "data"),
      ]);
    },
  );
}
