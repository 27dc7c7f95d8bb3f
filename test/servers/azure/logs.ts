import type { AzureWorld, Request, Response } from "./world.ts";
export function answerLogs(_request: Request, _world: AzureWorld): Response {
  return { status: 500, body: {} };
}
