import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Row } from "../../../src/model/evidence.ts";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("recommendations", () => {
  it("are told in neutral words, by component where they name one", async () => {
    server.lists.recommendations = new Map([
      [
        "europe-west1/google.cloudsql.instance.IdleRecommender",
        [
          {
            name: "projects/1/locations/europe-west1/recommenders/x/recommendations/abc",
            description: "Stop the idle instance.",
            primaryImpact: {
              category: "COST",
              costProjection: { cost: { currencyCode: "USD", units: "-30", nanos: -500000000 }, duration: "2592000s" },
            },
            priority: "P2",
            stateInfo: { state: "ACTIVE" },
            targetResources: ["//cloudsql.googleapis.com/projects/1/instances/orders"],
          },
        ],
      ],
      [
        "global/google.iam.policy.Recommender",
        [
          {
            name: "projects/1/locations/global/recommenders/y/recommendations/def",
            description: "This role has not been used",
            primaryImpact: { category: "SECURITY" },
            priority: "P4",
            targetResources: ["//cloudresourcemanager.googleapis.com/projects/1"],
          },
        ],
      ],
    ]);
    const { value, usage } = await gather(server, ["advice"]);
    const rows = value("shop", "advice")?.value as Row[];
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      id: "abc",
      category: "cost",
      kind: "idle",
      impact: "high",
      component: "db",
      resource: "//cloudsql.googleapis.com/projects/1/instances/orders",
      problem: "Stop the idle instance.",
      since: null,
      usdPerMonth: 30.5,
    });
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: "def",
        category: "security",
        kind: "unused-permission",
        impact: "low",
        component: "",
        usdPerMonth: null,
      }),
    );
    const made = server.count("recommendations");
    expect(usage("gcp/recommender").plan).toMatchObject({ requests: made, bound: made });
    expect(usage("gcp/recommender").made).toMatchObject({ requests: made, bound: made });
    // One of IAM, five of the region for these types, and addresses.
    expect(made).toBe(7);
  });

  it("of a recommender that may not be asked take all of them: what is missing would look like none", async () => {
    server.faults.set("recommendations", { kind: "deny" });
    const { value } = await gather(server, ["advice"]);
    expect(value("shop", "advice")?.reason).toMatch(
      /Recommender: the permission recommender\.\w+Recommendations\.list is missing/,
    );
  });
});
