import { type Running, startServer } from "./real-server.ts";
import { promText, type Samples } from "./samples.ts";

/** A real VictoriaMetrics with these samples in it. */
export async function startVictoriaMetrics(
  samples: readonly Samples[],
  flags: readonly string[] = [],
): Promise<Running> {
  const server = await startServer(
    "victoria-metrics",
    (port, folder) => [
      `-storageDataPath=${folder}/data`,
      `-httpListenAddr=127.0.0.1:${port}`,
      "-retentionPeriod=100y",
      "-loggerLevel=ERROR",
      "-memory.allowedBytes=256MB",
      ...flags,
    ],
    "/health",
  );
  await post(`${server.url}/api/v1/import/prometheus`, [...promText(samples)].join(""));
  await post(`${server.url}/internal/force_flush`, "");
  return server;
}

async function post(url: string, body: string): Promise<void> {
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}
