import { expect, it } from "vitest";
import { deliveryRows, failureRows, gradeRows, renderDelivery } from "../../src/report/delivery.ts";
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

it("says what each report year makes of the numbers, from where, and what has no grade", () => {
  expect(gradeRows(delivery).map(({ year, levels, source }) => [year, levels, source])).toEqual([
    [
      "2024",
      "overall medium; changeLeadTime: high; changeFailRate: closest to medium or low; failedDeploymentRecoveryTime: – (no recovery was seen)",
      "Accelerate State of DevOps 2024, p. 13",
    ],
    [
      "2025",
      "overall 6.5 of 10; changeLeadTime: 6.5 of 10 (mean: mean 5, deviation 2)",
      "State of AI-assisted Software Development 2025; told by others",
    ],
  ]);
});

it("lists failed deployments with why they are thought so, and what is still open", () => {
  expect(failureRows(delivery)).toEqual([
    {
      service: "checkout",
      tag: "checkout/v1.4.0",
      at: "2026-02-03 10:00 UTC",
      why: "revert, explicit: commit 1f3c9a0 reverts a commit of it",
      recovery: "still open",
    },
  ]);
});
