import { expect, it } from "vitest";
import { loadWaivers } from "../../src/workload/waivers.ts";
import { folderWith, messageOf } from "./folder.ts";

async function load(text: string): ReturnType<typeof loadWaivers> {
  return loadWaivers("waivers.yaml", {
    directory: await folderWith({ "waivers.yaml": text }),
    practiceIds: { "aws-well-architected": new Set(["REL11-BP01"]), dora: new Set(["change-lead-time"]) },
    checkIds: ["single-replica-component"],
    componentIds: ["frontend", "cart"],
  });
}

it("reads waivers", async () => {
  expect(
    await load(`- { check: single-replica-component, component: cart, owner: Ada, reason: cheap, until: 2026-12-31, adr: docs/adr/0007.md }
- { practice: change-lead-time, owner: Ada, reason: x, until: "2026-12-31T12:00:00Z" }
`),
  ).toEqual([
    {
      check: "single-replica-component",
      component: "cart",
      owner: "Ada",
      reason: "cheap",
      until: "2026-12-31T23:59:59Z",
      adr: "docs/adr/0007.md",
    },
    { practice: "change-lead-time", owner: "Ada", reason: "x", until: "2026-12-31T12:00:00Z" },
  ]);
});

it("says everything that is wrong", async () => {
  const said = await messageOf(
    load(`- { framework: dora, owner: Ada, reason: x, until: 2026-12-31 }
- { framework: dora, practice: REL11-BP01, owner: Ada, reason: x, until: 2026-12-31 }
- { practice: unheard-of, owner: Ada, reason: x, until: 2026-12-31 }
- { check: single-replica, component: fronted, ownr: Ada, reason: x, until: 2026-13-01 }
- { component: payments, owner: Ada, reason: x }
- { constructor: 1, component: cart, owner: Ada, reason: x, until: 2026-12-31 }
`),
  );
  expect(said.split("\n")).toEqual([
    "waivers.yaml:1: [0]: covers nothing; name at least one of practice, check and component",
    'waivers.yaml:2: [1].practice: there is no practice "REL11-BP01" in dora; "plumbrule frameworks show dora" lists them',
    'waivers.yaml:3: [2].practice: there is no practice "unheard-of" in any framework; name its framework too',
    'waivers.yaml:4: [3].check: there is no check "single-replica"; "plumbrule checks list" shows all',
    'waivers.yaml:4: [3].component: no component has the id "fronted"; did you mean "frontend"?',
    'waivers.yaml:4: [3].ownr: unknown key; did you mean "owner"?',
    'waivers.yaml:4: [3].until: "2026-13-01" is no day or time that exists; write 2026-11-24 or 2026-11-24T08:00:00Z',
    'waivers.yaml:5: [4]: needs "until" (when it ends; a day counts to its end in UTC)',
    'waivers.yaml:5: [4].component: no component has the id "payments"; take the ids from plumbrule.yaml',
    "waivers.yaml:6: [5].constructor: unknown key; known here: framework, practice, check, component, owner, reason, until, adr",
  ]);
});
