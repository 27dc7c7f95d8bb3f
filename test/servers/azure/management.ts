import type { AzureWorld, Request, Response } from "./world.ts";
export function answerGraph(_request: Request, _world: AzureWorld): Response {
  return { status: 500, body: {} };
}
export function answerAdvisor(_request: Request, _world: AzureWorld, _base: string): Response {
  return { status: 500, body: {} };
}
export function answerCost(_request: Request, _world: AzureWorld, _base: string): Response {
  return { status: 500, body: {} };
}
