import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScanError } from "../../../../src/providers/recorded/traces/byte-scanner.ts";
import { RequestReader } from "../../../../src/providers/recorded/traces/request-reader.ts";
import { SpanScanner } from "../../../../src/providers/recorded/traces/span-scanner.ts";

/** What a span comes to, whoever reads it. */
interface Seen {
  service: string | undefined;
  version: boolean;
  environment: boolean;
  trace: string;
  span: string;
  parent: string;
  name: string;
  kind: number;
  start: string;
  end: string;
  status: number;
  http: number;
  grpc: number;
}

const words = ({ high, low }: { high: number; low: number }) =>
  high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");

function collector() {
  const seen: Seen[] = [];
  let resource: { service: string | undefined; version: boolean; environment: boolean } = {
    service: undefined,
    version: false,
    environment: false,
  };
  const time = (seconds: number, nanos: number) =>
    seconds < 0 ? "" : String(BigInt(seconds) * 1_000_000_000n + BigInt(nanos));
  const scanner = new SpanScanner("service.name", {
    resource: (found) => {
      resource = { ...found };
    },
    span: (span) => {
      seen.push({
        ...resource,
        trace: words(span.trace),
        span: words(span.span),
        parent: words(span.parent),
        name: span.nameBytes.toString("utf8", span.nameStart, span.nameEnd),
        kind: span.kind,
        start: time(span.startSeconds, span.startNanos),
        end: time(span.endSeconds, span.endNanos),
        status: span.status,
        http: span.httpStatus,
        grpc: span.grpcStatus,
      });
    },
  });
  return { seen, scanner };
}

type Json = { [key: string]: unknown };
const KINDS = [
  "SPAN_KIND_UNSPECIFIED",
  "SPAN_KIND_INTERNAL",
  "SPAN_KIND_SERVER",
  "SPAN_KIND_CLIENT",
  "SPAN_KIND_PRODUCER",
  "SPAN_KIND_CONSUMER",
];

/** The same by JSON.parse: the reference that the scanner is held against. */
function reference(text: string): Seen[] {
  const list = (value: unknown) => (Array.isArray(value) ? (value as Json[]) : []);
  const scalar = (attributes: unknown, keys: string[]) => {
    let found: string | undefined;
    for (const { key, value } of list(attributes)) {
      if (!keys.includes(String(key)) || typeof value !== "object" || value === null) continue;
      for (const inner of Object.values(value)) if (typeof inner !== "object") found = String(inner);
    }
    return found;
  };
  const id = (value: unknown) => {
    const text = String(value ?? "");
    if (text === "") return "0".repeat(16);
    if (/^([0-9a-f]{16}|[0-9a-f]{32})$/i.test(text)) return text.slice(-16).toLowerCase();
    return Buffer.from(text, "base64").subarray(-8).toString("hex");
  };
  const seen: Seen[] = [];
  for (const group of list((JSON.parse(text) as Json).resourceSpans)) {
    const attributes = (group.resource as Json | undefined)?.attributes;
    for (const scope of list(group.scopeSpans)) {
      for (const span of list(scope.spans)) {
        const kind = typeof span.kind === "string" ? KINDS.indexOf(span.kind) : ((span.kind as number) ?? 0);
        seen.push({
          service: scalar(attributes, ["service.name"]),
          version: (scalar(attributes, ["service.version"]) ?? "") !== "",
          environment: ["deployment.environment", "deployment.environment.name"].some(
            (key) => (scalar(attributes, [key]) ?? "") !== "",
          ),
          trace: id(span.traceId),
          span: id(span.spanId),
          parent: id(span.parentSpanId),
          name: String(span.name ?? ""),
          kind,
          start: String(span.startTimeUnixNano ?? ""),
          end: String(span.endTimeUnixNano ?? ""),
          status: ((span.status as Json | undefined)?.code as number | undefined) ?? 0,
          http: Number(scalar(span.attributes, ["http.response.status_code", "http.status_code"]) ?? -1),
          grpc: Number(scalar(span.attributes, ["rpc.grpc.status_code"]) ?? -1),
        });
      }
    }
  }
  return seen;
}

/** JSON text of a value with the members of each object in any order, white space anywhere, and some keys and strings escaped. */
function written(value: unknown, choose: (below: number) => number): string {
  const space = () => ["", "", "", " ", "\t", "  "][choose(6)] ?? "";
  const text = (string: string) =>
    choose(4) > 0
      ? JSON.stringify(string)
      : `"${[...string].map((c) => (c.charCodeAt(0) < 128 && choose(2) === 0 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : JSON.stringify(c).slice(1, -1))).join("")}"`;
  if (typeof value === "string") return text(value);
  if (Array.isArray(value))
    return `[${space()}${value.map((item) => written(item, choose) + space()).join(`,${space()}`)}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  for (let i = members.length - 1; i > 0; i--) {
    const j = choose(i + 1);
    [members[i], members[j]] = [members[j] as [string, unknown], members[i] as [string, unknown]];
  }
  return `{${space()}${members.map(([key, inner]) => `${text(key)}${space()}:${space()}${written(inner, choose)}${space()}`).join(`,${space()}`)}}`;
}

const hexId = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-fA-F]{${digits}}$`));
const bytesId = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .filter((bytes) => bytes.subarray(-8).some((byte) => byte > 0));
const nonZero = (text: string) => !/^0*$/.test(text.slice(-16));
const traceId = fc.oneof(
  hexId(32).filter(nonZero),
  bytesId(16).map((bytes) => Buffer.from(bytes).toString("base64")),
);
const spanId = fc.oneof(
  hexId(16).filter(nonZero),
  bytesId(8).map((bytes) => Buffer.from(bytes).toString("base64")),
);
const nanos = fc.bigInt({ min: 1_600_000_000_000_000_000n, max: 1_700_000_000_000_000_000n }).map(String);
const maybe = <T>(inner: fc.Arbitrary<T>) => fc.option(inner, { nil: undefined, freq: 3 });
const decoy = fc.constantFrom("traceId", "resourceSpans", 'a"b\\', "http.status_code", "}]{[", "startTimeUnixNano");
const nested = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    decoy.map((stringValue) => ({ stringValue })),
    fc.integer().map((intValue) => ({ intValue: String(intValue) })),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((doubleValue) => ({ doubleValue })),
    fc.array(tie("value"), { maxLength: 3 }).map((values) => ({ arrayValue: { values } })),
    fc
      .array(fc.record({ key: decoy, value: tie("value") }), { maxLength: 3 })
      .map((values) => ({ kvlistValue: { values } })),
  ),
})).value;
const code = fc.oneof(
  fc.integer({ min: 0, max: 599 }).map((value) => ({ intValue: String(value) })),
  fc.integer({ min: 0, max: 599 }).map((value) => ({ intValue: value })),
  fc.integer({ min: 0, max: 599 }).map((value) => ({ stringValue: String(value) })),
);
const attribute = fc.oneof(
  fc.record({ key: fc.string(), value: nested }),
  fc.record({
    key: fc.constantFrom("http.response.status_code", "http.status_code", "rpc.grpc.status_code"),
    value: code,
  }),
);
const unit = fc.string({ unit: "grapheme" });
const span = fc.record({
  traceId,
  spanId,
  parentSpanId: fc.oneof(fc.constant(""), spanId, fc.constant(undefined)),
  name: maybe(unit),
  kind: maybe(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...KINDS))),
  startTimeUnixNano: maybe(nanos),
  endTimeUnixNano: maybe(nanos),
  attributes: maybe(fc.array(attribute, { maxLength: 4 })),
  status: maybe(fc.record({ code: maybe(fc.integer({ min: 0, max: 2 })), message: maybe(unit) })),
  events: maybe(
    fc.array(fc.record({ name: decoy, timeUnixNano: nanos, attributes: fc.array(attribute, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
  ),
  links: maybe(fc.array(fc.record({ traceId, spanId }), { maxLength: 2 })),
});
const resourceAttribute = fc.oneof(
  fc.record({
    key: fc.constantFrom("service.name", "service.version", "deployment.environment", "deployment.environment.name"),
    value: unit.map((stringValue) => ({ stringValue })),
  }),
  fc
    .record({ key: fc.string(), value: nested })
    .filter(({ key }) => !key.startsWith("service.") && !key.startsWith("deployment.")),
);
const request = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: maybe(
        fc.record({
          attributes: maybe(fc.uniqueArray(resourceAttribute, { maxLength: 5, selector: ({ key }) => key })),
        }),
      ),
      scopeSpans: maybe(
        fc.array(
          fc.record({ scope: maybe(fc.record({ name: unit })), spans: maybe(fc.array(span, { maxLength: 4 })) }),
          { maxLength: 3 },
        ),
      ),
      schemaUrl: maybe(decoy),
    }),
    { maxLength: 3 },
  ),
  partialSuccess: maybe(fc.record({ rejectedSpans: fc.integer() })),
});
/** A request and one way to write it down. */
const text = fc
  .tuple(request, fc.infiniteStream(fc.nat(1_000_000)))
  .map(([value, stream]) => written(value, (below) => Number(stream.next().value) % below));

function scanned(json: string): Seen[] {
  const { seen, scanner } = collector();
  const bytes = Buffer.from(json, "utf8");
  expect(scanner.request(bytes, 0, bytes.length)).toBe(bytes.length);
  return seen;
}

describe("span scanner", () => {
  it("sees what JSON.parse sees, in any order of keys, escaped, spaced and nested", () => {
    fc.assert(
      fc.property(text, (json) => {
        expect(scanned(json)).toEqual(reference(json));
      }),
      { numRuns: 600 },
    );
  });

  it("notices every truncation and keeps the spans that are whole", () => {
    fc.assert(
      fc.property(text, fc.nat(), (json, cut) => {
        const bytes = Buffer.from(json, "utf8");
        const { seen, scanner } = collector();
        expect(() => scanner.request(bytes, 0, cut % bytes.length)).toThrow(ScanError);
        expect(seen.length).toBeLessThanOrEqual(reference(json).length);
      }),
      { numRuns: 400 },
    );
  });

  it("never ends in anything but a result or a scan error on arbitrary bytes", () => {
    const bits = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"resourceSpans"',
        '"scopeSpans"',
        '"spans"',
        '"resource"',
        '"attributes"',
        '"key"',
        '"value"',
        "1",
        "null",
        '"\\',
        " ",
        '{"key":"',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(bits, (parts) => {
        const bytes = Buffer.from(parts.join(""));
        try {
          collector().scanner.request(bytes, 0, bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ScanError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("reads the same id in hexadecimal of any case and in base64 as one", () => {
    const hex = "5b8efff798038103d269b633813fc60c";
    const spans = [hex, hex.toUpperCase(), Buffer.from(hex, "hex").toString("base64")].map((traceId) => ({ traceId }));
    const ids = scanned(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).map(({ trace }) => trace);
    expect(ids).toEqual(Array(3).fill("d269b633813fc60c"));
  });
});

describe("request reader", () => {
  const pieces = (bytes: Buffer, sizes: readonly number[]) => {
    const out: Buffer[] = [];
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const size = (sizes[i % sizes.length] ?? 1) + 1;
      out.push(bytes.subarray(at, at + size));
      at += size;
    }
    return out;
  };
  const read = (content: string, sizes: readonly number[]) => {
    const { seen, scanner } = collector();
    const reader = new RequestReader(scanner);
    for (const piece of pieces(Buffer.from(content, "utf8"), sizes)) reader.push(piece);
    reader.finish();
    return { seen, damage: reader.damage };
  };
  const sizes = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });
  const plain = request.map((value) => JSON.stringify(value));

  it("gives the same spans however the bytes are cut into chunks: lines", () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), sizes, fc.boolean(), (lines, cuts, last) => {
        const { seen, damage } = read(lines.join("\n") + (last ? "\n" : ""), cuts);
        expect(seen).toEqual(lines.flatMap(reference));
        expect(damage).toMatchObject({ read: lines.length, malformed: 0, truncated: false });
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same spans however the bytes are cut into chunks: documents over many lines", () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 3 }), sizes, (requests, cuts) => {
        const { seen, damage } = read(requests.map((value) => JSON.stringify(value, null, 2)).join("\n"), cuts);
        expect(seen).toEqual(requests.flatMap((value) => reference(JSON.stringify(value))));
        expect(damage).toMatchObject({ malformed: 0, truncated: false });
      }),
      { numRuns: 200 },
    );
  });

  it("reads one line of more than 8 MiB element by element", () => {
    const element = {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "a" } }] },
      scopeSpans: [{ spans: [{ spanId: "00000000000000aa", name: "x".repeat(1000) }] }],
    };
    const { seen, damage } = read(JSON.stringify({ resourceSpans: Array(9000).fill(element) }), [1 << 20]);
    expect(seen).toHaveLength(9000);
    expect(damage).toMatchObject({ read: 9000, truncated: false });
  });

  it("says where a line is damaged and goes on behind it", () => {
    const good = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ spanId: "00000000000000aa" }] }] }] });
    const { seen, damage } = read([good, '{"resourceSpans":[}]}', good].join("\n"), [7]);
    expect(seen).toHaveLength(2);
    expect(damage).toMatchObject({ read: 2, malformed: 1, firstMalformed: "line 2" });
  });
});
