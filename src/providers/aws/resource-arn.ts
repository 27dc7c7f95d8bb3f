import type { Component } from "../../model/workload.ts";
import { type Intended, regionOf } from "./intended.ts";

/** Whether an ARN of that region ends with what the component's dimensions name: `…:loadbalancer/app/shop/1`, `…:function:pay`. */
export function namesComponent(
  { arn, region }: { arn: string; region: string },
  component: Component,
  plan: Intended,
): boolean {
  if (regionOf(component, plan.settings, plan.rules) !== region) return false;
  const type = plan.rules.types[component.type];
  const dimensions = Object(component.ref?.dimensions) as { [name: string]: unknown };
  const last = dimensions[type?.dimensions.at(-1) ?? ""];
  const first = dimensions[type?.dimensions[0] ?? ""];
  if (!type?.arn || typeof last !== "string" || typeof first !== "string") return false;
  const end = type.arn.replace("{first}", () => first).replace("{last}", () => last);
  return arn === last || arn.endsWith(`:${end}`);
}
