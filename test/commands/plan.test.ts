import { afterEach, expect, test } from "vitest";
import { answer, startWire, type Wire } from "../servers/prometheus-wire.ts";
import { plumbruleBeside } from "../support/command-line-beside.ts";
import { folderWith, HEAD } from "../workload/folder.ts";

const running: Wire[] = [];
afterEach(async () => {
  for (const wire of running.splice(0)) await wire.stop();
});

interface Document {
  usage: { [source: string]: { requests: number; bound: number } };
  total: { requests: number; usd: number };
}

test("plan says what each API will be asked, sends nothing, and the run asks just that and states it", async () => {
  const wire = await startWire((asked, response) => answer(asked, response, "0.5"));
  running.push(wire);
  const folder = await folderWith({
    "plumbrule.yaml": `${HEAD}components: [{ id: a, type: http-service, ref: { labels: { job: a } } }]
providers: { prometheus: { url: "${wire.url}" } }
`,
  });
  const { code, stdout } = await plumbruleBeside(["plan", folder]);
  const planned = JSON.parse((await plumbruleBeside(["plan", folder, "--json"])).stdout) as Document;
  expect(code).toBe(0);
  expect(wire.asked).toEqual([]);
  const requests = planned.usage["prometheus/query_range"]?.requests ?? 0;
  expect(requests).toBeGreaterThan(0);
  expect(planned.total).toEqual({ requests, usd: 0 });
  expect(stdout).toMatch(/source +requests +series +points +dollars\n +prometheus\/query_range +\d+ +– +[\d,]+ +0\n/);
  expect(stdout).toContain(`${requests} request`);
  expect(stdout).toContain("nothing was sent");

  const assessed = await plumbruleBeside(["assess", folder]);
  expect(wire.asked).toHaveLength(requests);
  expect(assessed.stdout).toMatch(
    new RegExp(`What reading the evidence cost\\n[^]*prometheus/query_range +${requests} of at most ${requests} `),
  );
  const html = await plumbruleBeside(["assess", folder, "--format", "html"]);
  expect(html.stdout).toContain(`prometheus/query_range<td>${requests} of at most ${requests}<td`);
});
