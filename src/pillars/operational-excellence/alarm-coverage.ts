import { type Derivation, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import { expectationsOf } from "./expectations.ts";
import { textsOf } from "./readings.ts";

const SHARE = "alarms.watched-share";
const UNWATCHED = "alarms.unwatched";
const WATCHED = "alarm.watched";
/** Traffic that falls is seen in errors or from outside; an alarm on it needs a rhythm that few components have. */
const OPTIONAL = "traffic";

/** Which of the golden groups that its type can give, traffic aside, an enabled alarm with a receiver watches. */
export function alarmCoverage(rules: Rules): Derivation {
  const expectations = expectationsOf(rules);
  const definition = { subject: "component" as const, signals: [WATCHED], strength: "configured" as const };
  return {
    facts: [
      { ...definition, id: SHARE, title: "Golden signals with an alarm, of those its type can give", unit: "1" },
      { ...definition, id: UNWATCHED, title: "Golden signals its type can give that no alarm watches", unit: "" },
    ],
    derive(index, subject) {
      const type = index.component(subject)?.type ?? "";
      const expected = (expectations.goldenGroups(type) ?? []).filter((group) => group !== OPTIONAL);
      const readings = index.of(subject, WATCHED);
      const reason =
        expected.length === 0
          ? `no golden signal is expected of the type "${type}"`
          : readings.length === 0
            ? `no source gives ${WATCHED}`
            : undefined;
      if (reason !== undefined) return { [SHARE]: missing(reason), [UNWATCHED]: missing(reason) };
      const watched = new Set(readings.flatMap(textsOf));
      const unwatched = expected.filter((group) => !watched.has(group));
      return {
        [SHARE]: factFrom(readings, 1 - unwatched.length / expected.length, "1", expected.length),
        [UNWATCHED]: factFrom(readings, unwatched, "", expected.length),
      };
    },
  };
}
