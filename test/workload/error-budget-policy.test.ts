import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadErrorBudgetPolicy } from "../../src/workload/error-budget-policy.ts";
import { folderWith, messageOf } from "./folder.ts";

async function load(text: string): ReturnType<typeof loadErrorBudgetPolicy> {
  return loadErrorBudgetPolicy("error-budget-policy.yaml", {
    directory: await folderWith({ "error-budget-policy.yaml": text }),
    objectiveNames: ["checkout-availability", "cart-latency"],
  });
}

const LAST = "states: [{ name: normal, freeze: false }]\n";
const lines = async (text: string) =>
  (await messageOf(load(text))).replaceAll(/(no RE2 expression: ).+/g, "$1…").split("\n");
const told = (...said: string[]) => said.map((one) => `error-budget-policy.yaml:${one}`);

it("reads a policy", async () => {
  expect(
    await load(`owner: shop-team
approvedBy: "Ada\\nLovelace"
approvedAt: 2026-11-01
revisit: 2027-05-01
objectives: [cart-latency]
maintenance: excluded
states:
  - { name: frozen, when: { remainingAtMost: 0 }, freeze: true, actions: [no releases] }
  - { name: alarmed, when: { remainingAtMost: 0.5, burn: page }, freeze: true }
  - { name: careful, when: { remainingAtMost: 0.2 }, freeze: false }
  - { name: normal, freeze: false }
exemptions:
  - { kind: p0-fix, reason: users are hurt, subject: '^fix\\(p0\\)' }
  - { kind: security-fix, trailer: { key: Change-Kind, value: ^security$ } }
incident: { spent: 0.2, action: a postmortem with a P0 item }
`),
  ).toEqual({
    owner: "shop-team",
    approvedBy: "Ada Lovelace",
    approvedAt: "2026-11-01T00:00:00Z",
    revisit: "2027-05-01T23:59:59Z",
    objectives: ["cart-latency"],
    maintenance: "excluded",
    states: [
      { name: "frozen", when: { remainingAtMost: 0 }, freeze: true, actions: ["no releases"] },
      { name: "alarmed", when: { remainingAtMost: 0.5, burn: "page" }, freeze: true, actions: [] },
      { name: "careful", when: { remainingAtMost: 0.2 }, freeze: false, actions: [] },
      { name: "normal", freeze: false, actions: [] },
    ],
    exemptions: [
      { kind: "p0-fix", reason: "users are hurt", subject: "^fix\\(p0\\)" },
      { kind: "security-fix", trailer: { key: "Change-Kind", value: "^security$" } },
    ],
    incident: { spent: 0.2, action: "a postmortem with a P0 item" },
    source: { path: "error-budget-policy.yaml" },
  });
  expect(await load(`owner: a\n${LAST}`)).toMatchObject({ maintenance: "included", exemptions: [] });
});

it("says everything that is wrong, with its line", async () => {
  expect(
    await lines(`ownr: Ada
approvedAt: 2026-02-30
objectives: [checkout-availabilty, x]
states:
  - { name: normal, freeze: false }
  - { name: careful, when: { remainingAtMost: 0.2 }, freeze: false }
  - { name: careful, when: { remainingAtMost: 0.1 }, freeze: true }
exemptions:
  - { kind: p0 }
  - { kind: sec, subject: "(a" }
  - { kind: sec, trailer: { key: K, value: "(?=a)" } }
`),
  ).toEqual(
    told(
      '1: ownr: unknown key; did you mean "owner"?',
      '2: approvedAt: "2026-02-30" is no day or time that exists; write 2026-11-24 or 2026-11-24T08:00:00Z',
      '2: approvedAt: says when it was approved and not by whom; add "approvedBy"',
      '3: objectives[0]: there is no objective "checkout-availabilty"; did you mean "checkout-availability"?',
      '3: objectives[1]: there is no objective "x"; there are checkout-availability, cart-latency',
      '5: states[0]: has no "when" and is not the last: the states after it are never reached',
      '7: states[2].name: "careful" is states[1] already',
      '7: states[2].when: the last state has no "when": it is the one that every other budget is in',
      "7: states[2].when.remainingAtMost: is never reached: states[1] takes everything up to 0.2 before it; put the lower one first",
      '9: exemptions[0]: needs "subject" or "trailer": how a commit shows that it is of this kind',
      "10: exemptions[1].subject: is no RE2 expression: …",
      '11: exemptions[2].kind: "sec" is exemptions[1] already',
      "11: exemptions[2].trailer.value: is no RE2 expression: …",
    ),
  );
  expect(await lines(`owner: a\napprovedBy: b\napprovedAt: 2026-05-01\nrevisit: 2026-04-01\n${LAST}`)).toEqual(
    told('4: revisit: "2026-04-01" is before it was approved (2026-05-01)'),
  );
});

it.each(["", "[]", "a text", "states: 1", "states: [1, null]", "states: []\nexemptions: {}"])(
  "refuses %j without falling over",
  async (text) => {
    expect(await messageOf(load(text))).toMatch(/^error-budget-policy\.yaml/);
  },
);

it("reads the template of docs/error-budgets.md", async () => {
  const docs = readFileSync(new URL("../../docs/error-budgets.md", import.meta.url), "utf8");
  const template = /```yaml\n(owner: [\s\S]*?)```/.exec(docs)?.[1] ?? "";
  const { states, exemptions, approvedBy } = await load(template);
  expect(states.map(({ name, freeze }) => [name, freeze])).toEqual([
    ["frozen", true],
    ["alarmed", true],
    ["careful", false],
    ["normal", false],
  ]);
  expect(exemptions.map(({ kind }) => kind)).toEqual(["p0-fix", "security-fix"]);
  expect(approvedBy).toBe("Ada Lovelace, head of product");
});
