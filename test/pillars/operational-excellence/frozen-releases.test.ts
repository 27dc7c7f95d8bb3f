import { expect, test } from "vitest";
import type { ErrorBudgetPolicy, PolicyStanding } from "../../../src/model/budget-policy.ts";
import type { Evidence, Row } from "../../../src/model/evidence.ts";
import { frozenReleases } from "../../../src/pillars/operational-excellence/frozen-releases.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { budget } from "../../gate/gated.ts";
import { component, documentOf, reading } from "../telemetry/documents.ts";

const policy: ErrorBudgetPolicy = {
  owner: "a",
  maintenance: "included",
  states: [],
  exemptions: [{ kind: "p0-fix", subject: "p0" }],
  source: { path: "p.yaml" },
};
const SINCE = "2022-08-10T00:00:00Z";
const frozen: PolicyStanding = { state: "frozen", since: SINCE, freeze: true, actions: [], reason: null };

interface Release {
  tag: string;
  at: string;
  service?: string;
  /** The kind of each change. */
  kinds?: (string | null | undefined)[];
  seed?: boolean;
}

function delivery(releases: Release[]): Evidence[] {
  const deployments = releases.map(
    ({ tag, at, service = "shop", kinds = [null], seed = false }): Row => ({
      service,
      tag,
      at: `${at}T12:00:00Z`,
      dateSource: "tagger",
      commits: seed ? null : kinds.length,
    }),
  );
  const changes = releases.flatMap(({ tag, service = "shop", kinds = [null] }) =>
    kinds.map((exempt): Row => ({ service, tag, leadHours: 1, ...(exempt === undefined ? {} : { exempt }) })),
  );
  const whole = { window: { start: "2021-01-01T00:00:00Z", end: "2022-08-23T00:00:00Z" } };
  return [
    reading("shop", "delivery.deployments", deployments),
    reading("shop", "delivery.changes", changes),
    reading("shop", "delivery.failures", []),
    reading("shop", "delivery.unattributed", []),
  ].map((one) => ({ ...one, ...whole }));
}

function facts(releases: Release[], standing: Partial<PolicyStanding> = {}, more: PolicyStanding[] = []) {
  const document = {
    ...documentOf([component("frontend"), component("cart")], delivery(releases)),
    errorBudgetPolicy: policy,
  };
  const budgets = [{ ...frozen, ...standing }, ...more].map((one) => budget(-1, { policy: one }));
  return frozenReleases.derive({ ...indexEvidence(document), budgets }, "shop");
}

const released = (...given: Parameters<typeof facts>) => facts(...given)["freeze.releases"];

test("a release after the freeze is known to have begun is told, unless all of its changes are exempt", () => {
  const at = "2022-08-11";
  expect(
    released([
      { tag: "v1", at },
      { tag: "v2", at, kinds: ["p0-fix", null] },
      { tag: "v3", at, kinds: ["p0-fix"] },
    ]),
  ).toMatchObject({
    value: ["v1 (front-door)", "v2 (front-door)"],
    strength: "observed",
  });
  expect(released([{ tag: "v3", at, kinds: ["p0-fix"] }])).toMatchObject({ value: [] });
  // The same commits again are no change.
  expect(released([{ tag: "v4", at, kinds: [] }])).toMatchObject({ value: [] });
});

test("what nobody knows is no pass: a release before the time that is known, of unknown changes, or a freeze without a beginning", () => {
  const before = { tag: "v1", at: "2022-08-05" };
  const after = { tag: "v2", at: "2022-08-11" };
  expect(released([before])).toMatchObject({ value: null, reason: expect.stringContaining("v1 was released before") });
  expect(released([{ ...after, kinds: [undefined] }])).toMatchObject({
    value: null,
    reason: expect.stringContaining("what changed"),
  });
  expect(released([{ ...after, seed: true }])).toMatchObject({ value: null });
  expect(released([after], { since: null, reason: "since when is not known: x" })).toMatchObject({
    value: null,
    reason: expect.stringContaining("since when is not known"),
  });
  // What is certain is told whatever else is not.
  expect(released([before, after])).toMatchObject({ value: ["v2 (front-door)"] });
  // All that was released in the window is exempt, whenever it began; what was before the window does not matter.
  expect(
    released(
      [
        { ...before, kinds: ["p0-fix"] },
        { tag: "v0", at: "2022-01-01" },
      ],
      { since: null },
    ),
  ).toMatchObject({ value: [] });
  expect(released([])).toMatchObject({ value: null, reason: expect.stringContaining("no tag names a release") });
});

test("a release of another component is not held back, one of the whole workload is", () => {
  const at = "2022-08-11";
  expect(released([{ tag: "cart/v1", at, service: "cart" }])).toMatchObject({ value: [] });
  expect(released([{ tag: "frontend/v1", at, service: "frontend" }])).toMatchObject({
    value: ["frontend/v1 (front-door)"],
  });
});

test("without a freeze there is nothing to judge, and without the state of a budget it is not known", () => {
  const normal = { ...frozen, freeze: false };
  const unknown = { ...frozen, freeze: null, reason: "no data" };
  expect(facts([], normal)).toMatchObject({ "freeze.objectives": { value: [] } });
  expect(facts([], unknown)).toMatchObject({ "freeze.objectives": { value: null, reason: "front-door: no data" } });
  expect(released([{ tag: "v1", at: "2022-08-11", kinds: ["p0-fix"] }], {}, [unknown])).toMatchObject({ value: null });
  expect(released([{ tag: "v1", at: "2022-08-11" }], {}, [unknown])).toMatchObject({ value: ["v1 (front-door)"] });
});
