import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ProviderContext } from "../../../src/model/provider.ts";
import { examinePrometheus } from "../../../src/providers/prometheus/doctor.ts";
import { gatherPrometheus } from "../../../src/providers/prometheus/gather.ts";
import { LIMITS } from "../../../src/providers/prometheus/limits.ts";
import { type Asked, answer, json, startWire, type Wire } from "../../servers/prometheus-wire.ts";
import { ask, contextFor, DAY, HOUR, promql, ratio, raw, slices } from "./asks.ts";

/** Waits are shortened; what is waited for is the same. */
const QUICK = { ...LIMITS, deadlineMs: 2_000, attemptMs: 300, pauseMs: 5, longestPauseMs: 20 };

const TOKEN = "s3cr3t+T0ken/of=the-job";
const TENANT = "tenant-of-the-shop";
const SECRETS = [TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString("base64"), TENANT];

const open: Wire[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((wire) => wire.stop()));
});

async function wire(handle: (asked: Asked, response: ServerResponse, count: number) => void): Promise<Wire> {
  const server = await startWire(handle);
  open.push(server);
  return server;
}

const OBJECTIVES = [
  ask(ratio({ total: "sum(requests_total)", bad: "sum(errors_total)", counter: true }), { windows: [28 * DAY, HOUR] }),
  ask(raw("avg_over_time(share[window])"), { objective: "share", ...slices(HOUR, 24) }),
];

/** Gathers with a token and a tenant, and holds that nothing of them is in what comes out. */
async function gather(url: string, more: Partial<ProviderContext> = {}, limits = QUICK) {
  vi.stubEnv("PROM_TOKEN", TOKEN);
  const settings = { url, headers: { "X-Scope-OrgID": TENANT }, auth: { tokenEnv: "PROM_TOKEN" } };
  const context = contextFor(url, OBJECTIVES, { settings, ...more });
  const result = await gatherPrometheus(context, limits);
  const examined = await examinePrometheus(context, { ...limits, attempts: 1 });
  for (const secret of SECRETS) expect(JSON.stringify([result, examined])).not.toContain(secret);
  return result;
}

const reasons = (result: Awaited<ReturnType<typeof gather>>) => [
  ...new Set(result.evidence.map(({ value, reason }) => (value === null ? reason : "a value"))),
];

const right = (asked: Asked, response: ServerResponse) => answer(asked, response, "1");

describe("a fault of the server is a reason of every reading that rests on it", () => {
  const echo = ({ headers }: Asked) =>
    `${headers.authorization} ${headers["x-scope-orgid"]} ${encodeURIComponent(TOKEN)}`;

  it.each<[string, (asked: Asked, response: ServerResponse) => void, RegExp]>([
    [
      "401",
      (asked, to) => json(to, 401, { status: "error", error: echo(asked) }),
      /refuses the credentials \(HTTP 401\)/,
    ],
    ["403", (_, to) => to.writeHead(403).end("<html>no</html>"), /refuses the credentials \(HTTP 403\)/],
    ["404", (_, to) => to.writeHead(404).end("not here"), /no Prometheus API there \(HTTP 404\)/],
    ["429", (_, to) => to.writeHead(429).end(), /asks for fewer requests \(HTTP 429\), 5 times/],
    [
      "500",
      (asked, to) => json(to, 500, { status: "error", errorType: "internal", error: echo(asked) }),
      /failed \(HTTP 500\): Bearer … … …, 5 times/,
    ],
    ["503", (_, to) => to.writeHead(503).end("<h1>down</h1>"), /failed \(HTTP 503\), 5 times/],
    [
      "a refusal that repeats what it was sent",
      (asked, to) => json(to, 400, { status: "error", errorType: "bad_data", error: echo(asked) }),
      /refuses the query \(HTTP 400\): Bearer … … …/,
    ],
    [
      "a web page",
      (_, to) => to.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Sign in</p>"),
      /answers with a web page/,
    ],
    ["other JSON", (_, to) => json(to, 200, { hello: "world" }), /does not answer as the Prometheus API does/],
    [
      "JSON of another shape",
      (_, to) => json(to, 200, { status: "success", data: { resultType: "vector", result: [{}] } }),
      /not one to the query/,
    ],
    [
      "an answer that is cut off",
      (_, to) => to.writeHead(200, { "content-length": "5000" }).write('{"status":"success",', () => to.destroy()),
      /cannot be reached: the connection was broken off, 5 times/,
    ],
    [
      "half of an answer",
      (_, to) => to.writeHead(200).end('{"status":"success","data":{"resul'),
      /no whole JSON, 5 times/,
    ],
    [
      "a connection that is reset",
      (_, to) => void to.socket?.resetAndDestroy(),
      /cannot be reached: the connection was broken off/,
    ],
    [
      "partial data",
      (_, to) => json(to, 200, { status: "success", isPartial: true, data: { resultType: "vector", result: [] } }),
      /a part of the data only/,
    ],
    [
      "answers for other times",
      (asked, to) => {
        asked.form.set("time", "1700000000");
        asked.form.set("start", String(Number(asked.form.get("start")) + 7));
        right(asked, to);
      },
      /for other times than were asked for/,
    ],
    [
      "a clock that is ahead",
      (asked, to) => {
        to.setHeader("date", new Date(Date.now() + 3_600_000).toUTCString());
        right(asked, to);
      },
      /60 minutes ahead of this machine's/,
    ],
    [
      "a clock that is behind",
      (asked, to) => {
        to.setHeader("date", new Date(Date.now() - 3_600_000).toUTCString());
        right(asked, to);
      },
      /60 minutes behind this machine's/,
    ],
    [
      "a rate limit that lasts",
      (_, to) => to.writeHead(429, { "retry-after": "120" }).end(),
      /wants 120 s to pass; there was no time/,
    ],
  ])("%s", async (_, handle, reason) => {
    const server = await wire(handle);
    const result = await gather(server.url);
    expect(result.evidence.length).toBe(5);
    for (const one of reasons(result)) expect(one).toMatch(reason);
    expect(result.diagnostics.length).toBeGreaterThan(0);
    for (const { provider } of result.diagnostics) expect(provider).toBe("prometheus");
  });

  it("nothing listens there", async () => {
    const server = await wire(right);
    await server.stop();
    const result = await gather(server.url);
    expect(reasons(result)).toEqual([expect.stringContaining("cannot be reached: nothing listens there")]);
  });

  it("a server that never answers is given up, within the deadline", async () => {
    const server = await wire(() => undefined);
    const result = await gather(server.url, {}, { ...QUICK, attemptMs: 60_000, deadlineMs: 400 });
    expect(reasons(result)).toEqual(["given up: the source did not answer within 0.4 s"]);
  });

  it("a server that never answers is given up after as long as the run says, one attempt after its share", async () => {
    const server = await wire(() => undefined);
    const context = { timeoutMs: 800 };
    const result = await gather(server.url, context, { ...QUICK, attemptMs: 100_000, deadlineMs: 100_000 });
    expect(reasons(result)).toEqual(["given up: the source did not answer within 0.8 s"]);
    const attempts = { ...QUICK, attemptMs: 50_000, deadlineMs: 200_000, attempts: 2 };
    expect(reasons(await gather(server.url, context, attempts))).toEqual([
      expect.stringMatching(/gave no answer within 0\.2 s, 2 times$/),
    ]);
  });

  it("a server that begins and never ends is given up, too", async () => {
    const server = await wire((_, to) => void to.writeHead(200).write('{"status":'));
    expect(reasons(await gather(server.url, {}, { ...QUICK, deadlineMs: 400 }))).toEqual([
      "given up: the source did not answer within 0.4 s",
    ]);
  });

  it("an endless answer is not read to its end", async () => {
    const server = await wire((_, to) => {
      to.writeHead(200);
      const more = () => to.write(" ".repeat(65_536), () => (to.destroyed ? undefined : setImmediate(more)));
      more();
    });
    expect(reasons(await gather(server.url, {}, { ...QUICK, answerBytes: 1_048_576 }))).toEqual([
      "the answer is longer than 1 MiB",
    ]);
  });

  it("an interruption ends it", async () => {
    const server = await wire(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const result = await gather(
      server.url,
      { abort: stop.signal },
      { ...QUICK, attemptMs: 60_000, deadlineMs: 60_000 },
    );
    expect(reasons(result)).toEqual(["interrupted before it had finished"]);
  });
});

describe("what passes", () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ["429 with Retry-After", (to) => to.writeHead(429, { "retry-after": "0" }).end()],
    ["502", (to) => to.writeHead(502).end()],
    ["a broken connection", (to) => void to.socket?.destroy()],
    ["half an answer", (to) => to.writeHead(200).end('{"status"')],
    ["silence", () => undefined],
  ])("%s is tried again, and counted", async (_, fault) => {
    const server = await wire((asked, to, count) => (count === 1 ? fault(to) : right(asked, to)));
    const { evidence, usage, diagnostics } = await gatherPrometheus(
      contextFor(server.url, OBJECTIVES.slice(0, 1)),
      QUICK,
    );
    expect(evidence.map((item) => item.value)).toEqual([1, 1, 1, 1]);
    expect(diagnostics).toEqual([]);
    expect(usage["prometheus/query"]).toMatchObject({ requests: 2, bound: 1 });
  });

  it("nothing is asked again before Retry-After has passed", async () => {
    const server = await wire((_, to) => to.writeHead(429, { "retry-after": "3600" }).end());
    const { usage } = await gatherPrometheus(contextFor(server.url, OBJECTIVES.slice(0, 1)), QUICK);
    expect(server.asked).toHaveLength(1);
    expect(usage["prometheus/query"]).toMatchObject({ requests: 1 });
  });

  it("one of several servers that fails leaves the others", async () => {
    const down = await wire((_, to) => to.writeHead(500).end());
    const up = await wire(right);
    const elsewhere = (url: string) => ({
      kind: "raw" as const,
      raw: promql("avg_over_time(x[window])", { url }),
      means: "success" as const,
    });
    const result = await gather(up.url, {
      objectives: [
        ask(elsewhere(down.url), { objective: "down" }),
        ask(elsewhere(up.url), { objective: "up" }),
        ask(raw("avg_over_time(x[window])"), { objective: "own" }),
      ],
    });
    expect(result.evidence.map((item) => item.value)).toEqual([null, 1, 1]);
  });

  it("one of several requests that fails leaves the others", async () => {
    const server = await wire((asked, to) =>
      asked.path === "/api/v1/query" ? right(asked, to) : to.writeHead(500).end(),
    );
    const result = await gather(server.url);
    expect(result.evidence.map((item) => item.value)).toEqual([1, 1, 1, 1, null]);
  });

  it("warnings of a server are told, without what was sent to it", async () => {
    const server = await wire((asked, to) =>
      json(to, 200, {
        status: "success",
        warnings: [`store ${asked.headers.authorization} is slow`],
        data: { resultType: "vector", result: [] },
      }),
    );
    const result = await gather(server.url, { objectives: OBJECTIVES.slice(0, 1) });
    expect(result.diagnostics).toEqual([
      { provider: "prometheus", level: "warning", message: "the server warns: store Bearer … is slow" },
    ]);
  });

  it.each(["NaN", "+Inf", "-Inf", "-1", "abc", ""])("a value of %j is no value", async (value) => {
    const server = await wire((asked, to) => answer(asked, to, value));
    const result = await gather(server.url);
    for (const item of result.evidence) expect(item.value, value).toBeNull();
  });

  it("a histogram is no number", async () => {
    const server = await wire((asked, to) =>
      json(to, 200, {
        status: "success",
        data: {
          resultType: "vector",
          result: [{ metric: {}, histogram: [Number(asked.form.get("time")), { count: "1" }] }],
        },
      }),
    );
    const result = await gather(server.url, { objectives: [ask(raw("avg_over_time(x[window])"), { windows: [300] })] });
    expect(reasons(result)).toEqual(["the query gives a histogram, not a number"]);
  });
});

describe("what is sent to a server in confidence", () => {
  it("goes to the manifest's address alone, with every request", async () => {
    const own = await wire(right);
    const other = await wire(right);
    await gather(own.url, {
      objectives: [
        ...OBJECTIVES,
        ask({ kind: "raw", raw: promql("avg_over_time(x[window])", { url: other.url }), means: "success" }),
      ],
    });
    expect(own.asked.length).toBeGreaterThan(0);
    for (const { headers } of own.asked) {
      expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, "x-scope-orgid": TENANT });
    }
    expect(other.asked.length).toBeGreaterThan(0);
    for (const { headers } of other.asked) {
      expect(headers.authorization).toBeUndefined();
      expect(headers["x-scope-orgid"]).toBeUndefined();
    }
  });

  it.each([301, 302, 303, 307, 308])("does not follow a redirect (%i)", async (status) => {
    const other = await wire(right);
    const server = await wire((_, to) =>
      to
        .writeHead(status, {
          location: `${other.url.replace("http://", "http://user:pass-of-url@")}/api/v1/query?token=abcdef`,
        })
        .end(),
    );
    const result = await gather(server.url);
    expect(other.asked).toEqual([]);
    expect(reasons(result)).toEqual([
      expect.stringContaining(`redirects to ${new URL(other.url).host}, which is not followed`),
    ]);
    expect(JSON.stringify(result)).not.toMatch(/pass-of-url|abcdef/);
  });

  it("does not travel over plain http to another machine", async () => {
    const result = await gather("http://prometheus.example.com:9090");
    expect(reasons(result)).toEqual(["a token travels over https or inside this machine only: nothing was asked"]);
    expect(result.usage).toEqual({});
  });

  it("is not sent when it is not there, or is none", async () => {
    const server = await wire(right);
    for (const [token, reason] of [
      ["", "is not set"],
      ["two words", "holds what is no token"],
      ["line\nbreak", "holds what is no token"],
    ]) {
      vi.stubEnv("PROM_TOKEN", token ?? "");
      const settings = { url: server.url, auth: { tokenEnv: "PROM_TOKEN" } };
      const result = await gatherPrometheus(contextFor(server.url, OBJECTIVES, { settings }), QUICK);
      expect(reasons(result)).toEqual([`the environment variable PROM_TOKEN ${reason}`]);
    }
    expect(server.asked).toEqual([]);
  });

  it.each([
    ["https://user:pass-of-url@prom.example.com", "holds a user name or password"],
    ["https://prom.example.com/?token=pass-of-url", "the address alone"],
    ["ftp://prom.example.com/pass-of-url", "has to begin with https:// or http://"],
    ["pass-of-url", "is not a URL"],
  ])("is not taken from an address: %s", async (url, reason) => {
    const objectives = [ask({ kind: "raw", raw: promql("avg_over_time(x[window])", { url }), means: "success" })];
    const result = await gather("https://prom.example.com", { objectives });
    expect(reasons(result)).toEqual([expect.stringContaining(reason)]);
    expect(JSON.stringify(result)).not.toContain("pass-of-url");
  });

  it("without any address nothing is asked", async () => {
    const result = await gatherPrometheus(contextFor(undefined, OBJECTIVES), QUICK);
    expect(reasons(result)).toEqual(["no address: set providers.prometheus.url, or url in the DataSource"]);
  });
});
