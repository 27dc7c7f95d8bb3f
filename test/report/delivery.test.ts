import { expect, it } from "vitest";
import { deliveryRows, renderDelivery } from "../../src/report/delivery.ts";
import { sampleAssessment } from "./sample-assessment.ts";

const { delivery } = sampleAssessment();

it("shows five metrics of a service, each with its sample size or why there is none", () => {
  expect(deliveryRows(delivery).map(({ metric, value, note }) => [metric, value, note])).toEqual([
    ["change lead time", "30.5 h, 90th percentile 5 d", "n = 40"],
    ["deployment frequency", "12 deployments on 11 days, 0.135 a day", "n = 12"],
    ["failed deployment recovery time", "–", "the one failed deployment is still open"],
    ["change fail rate", "25 %, of which 8.33 % by explicit evidence", "n = 12"],
    ["deployment rework rate", "25 %", "n = 12"],
  ]);
});

it("says why there is no service, and hides no hostile name", () => {
  const none = renderDelivery({ ...delivery, services: [], reason: "no release tag \u001b[31m" });
  expect(none).toContain("no metric: no release tag \\u001b[31m");
});
