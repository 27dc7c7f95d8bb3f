import type { ExampleTrace, TraceSpan } from "../../model/architecture.ts";
import { formatQuantity } from "../quantities.ts";

/** Characters of an operation's name that are shown. */
const LONGEST_NAME = 28;

/** Who takes part: a component, what is no component, and whoever made the request. */
interface Participant {
  name: string;
}

/** One line of a sequence: a call, what came of it, or a piece of work inside of one participant. */
export interface Step {
  what: "call" | "return" | "work";
  /** Places in the participants. */
  from: number;
  to: number;
  text: string;
  failed: boolean;
}

export interface Sequence {
  /** In the order in which they come into play. */
  participants: Participant[];
  steps: Step[];
}

/**
 * A trace as calls and returns, depth first: the children of a span in the order of their starts. Clocks of hosts differ, so the tree
 * says what lies inside of what, not the times; these stand in the texts.
 */
export function sequenceOf({ spans }: Pick<ExampleTrace, "spans">): Sequence {
  const children = Map.groupBy(spans.keys(), (at) => spans[at]?.parent ?? -1);
  const participants: Participant[] = [{ name: "caller" }];
  const places = new Map<string | null, number>();
  const placeOf = (component: string | null): number => {
    const known = places.get(component);
    if (known !== undefined) return known;
    places.set(component, participants.length);
    return participants.push({ name: component ?? "outside the workload" }) - 1;
  };
  const steps: Step[] = [];
  const walk = (at: number, from: number, parallel: boolean): void => {
    const span = spans[at] as TraceSpan;
    const to = placeOf(span.component);
    // Children stand after their parents, so that no list leads in a circle.
    const inside = (children.get(at) ?? [])
      .filter((child) => child > at)
      .sort((a, b) => startOf(spans, a) - startOf(spans, b) || a - b);
    const begin = `${ending(span.operation)}, at ${formatQuantity(span.start, "s")}${parallel ? ", meanwhile" : ""}`;
    const failed = span.failed === true;
    if (from === to && inside.length === 0) {
      steps.push({ what: "work", from, to, text: `${begin}: ${outcomeOf(span)}`, failed });
      return;
    }
    steps.push({ what: "call", from, to, text: begin, failed: false });
    let busyUntil = Number.NEGATIVE_INFINITY;
    for (const child of inside) {
      walk(child, to, startOf(spans, child) < busyUntil);
      busyUntil = Math.max(busyUntil, startOf(spans, child) + (spans[child]?.duration ?? 0));
    }
    steps.push({ what: "return", from: to, to: from, text: outcomeOf(span), failed });
  };
  if (spans.length > 0) walk(0, 0, false);
  return { participants, steps };
}

/** Of a long name the end says most: `…CurrencyService/Convert`. */
function ending(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST_NAME ? name : `…${characters.slice(1 - LONGEST_NAME).join("")}`;
}

function startOf(spans: readonly TraceSpan[], at: number): number {
  return spans[at]?.start ?? 0;
}

function outcomeOf({ duration, failed }: TraceSpan): string {
  const time = duration === null ? "duration not known" : formatQuantity(duration, "s");
  return failed ? `✗ failed, ${time}` : time;
}
