import { ByteScanner } from "./byte-scanner.ts";
import { readIdentifier, type Words } from "./identifier.ts";

/** One span as it was read; the scanner fills the same object again for every span. */
export interface SpanRecord {
  /** The low 64 bits of the trace id, as two 32-bit words. 0/0 is "none". */
  trace: Words;
  span: Words;
  parent: Words;
  /** 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer */
  kind: number;
  /** Seconds and nanoseconds since the epoch, kept apart because nanoseconds since 1970 do not fit a double. -1 when absent. */
  startSeconds: number;
  startNanos: number;
  endSeconds: number;
  endNanos: number;
  /** 0 unset, 1 ok, 2 error */
  status: number;
  /** -1 when absent */
  httpStatus: number;
  grpcStatus: number;
  /** The name's bytes: valid only inside the call. */
  nameBytes: Buffer;
  nameStart: number;
  nameEnd: number;
}

export interface ResourceRecord {
  /** The value of the attribute that names the service; undefined when it is not there. */
  service: string | undefined;
  version: boolean;
  environment: boolean;
}

export interface SpanSink {
  resource(resource: ResourceRecord): void;
  span(span: SpanRecord): void;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const RESOURCE_SPANS = bytes("resourceSpans");
const RESOURCE = bytes("resource");
const SCOPE_SPANS = bytes("scopeSpans");
/** The name before OTLP 0.15; old exporters still write it. */
const LIBRARY_SPANS = bytes("instrumentationLibrarySpans");
const SPANS = bytes("spans");
const ATTRIBUTES = bytes("attributes");
const KEY = bytes("key");
const VALUE = bytes("value");
const TRACE_ID = bytes("traceId");
const SPAN_ID = bytes("spanId");
const PARENT_SPAN_ID = bytes("parentSpanId");
const NAME = bytes("name");
const KIND = bytes("kind");
const START = bytes("startTimeUnixNano");
const END = bytes("endTimeUnixNano");
const STATUS = bytes("status");
const MEMBERS = [TRACE_ID, SPAN_ID, PARENT_SPAN_ID, NAME, KIND, START, END, ATTRIBUTES, STATUS];
const MEMBERS_BY_LENGTH: (Uint8Array[] | undefined)[] = Array.from({ length: 32 }, (_, length) => {
  const fitting = MEMBERS.filter((name) => name.length === length);
  return fitting.length === 0 ? undefined : fitting;
});
const CODE = bytes("code");
const SERVICE_VERSION = bytes("service.version");
const ENVIRONMENTS = [bytes("deployment.environment.name"), bytes("deployment.environment")];
const HTTP_STATUS = [bytes("http.response.status_code"), bytes("http.status_code")];
const GRPC_STATUS = bytes("rpc.grpc.status_code");
/** 1 at the lengths of the keys above: only such keys are looked at. */
const STATUS_KEY_LENGTHS = new Uint8Array(32);
for (const name of [...HTTP_STATUS, GRPC_STATUS]) STATUS_KEY_LENGTHS[name.length] = 1;
const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"];
const STATUSES = ["unset", "ok", "error"];
const CLOSE_OBJECT = 125;
const CLOSE_ARRAY = 93;
const NONE = Buffer.alloc(0);

/** Reads the spans of OTLP/JSON requests out of bytes, whatever the order of keys. Throws ScanError where the bytes are damaged. */
export class SpanScanner {
  readonly #in = new ByteScanner();
  readonly #serviceAttribute: Uint8Array;
  readonly #sink: SpanSink;
  readonly #span: SpanRecord = {
    trace: { high: 0, low: 0 },
    span: { high: 0, low: 0 },
    parent: { high: 0, low: 0 },
    kind: 0,
    startSeconds: -1,
    startNanos: 0,
    endSeconds: -1,
    endNanos: 0,
    status: 0,
    httpStatus: -1,
    grpcStatus: -1,
    nameBytes: NONE,
    nameStart: 0,
    nameEnd: 0,
  };
  #seconds = -1;
  #nanos = 0;

  constructor(serviceAttribute: string, sink: SpanSink) {
    this.#serviceAttribute = new Uint8Array(Buffer.from(serviceAttribute, "utf8"));
    this.#sink = sink;
  }

  /** One whole ExportTraceServiceRequest (or the `data` of a trace file). Returns where it ended. */
  request(from: Buffer, start: number, end: number): number {
    const input = this.#in;
    input.load(from, start, end);
    if (input.enterObject()) {
      do {
        input.key();
        if (input.textIs(RESOURCE_SPANS)) {
          if (input.enterArray()) {
            do this.#resourceSpans();
            while (input.more(CLOSE_ARRAY));
          }
        } else input.skipValue();
      } while (input.more(CLOSE_OBJECT));
    }
    return input.at;
  }

  /** One element of `resourceSpans`. Returns where it ended. */
  element(from: Buffer, start: number, end: number): number {
    this.#in.load(from, start, end);
    this.#resourceSpans();
    return this.#in.at;
  }

  #resourceSpans(): void {
    const input = this.#in;
    let resource = -1;
    let announced = false;
    const scopes: number[] = [];
    if (!input.enterObject()) return;
    do {
      input.key();
      const at = input.at;
      if (input.textIs(RESOURCE)) resource = at;
      else if (input.textIs(SCOPE_SPANS) || input.textIs(LIBRARY_SPANS)) {
        if (resource >= 0) {
          // The usual order: the resource is known, so that its spans can be read on the way.
          if (!announced) this.#resource(resource);
          announced = true;
          input.at = at;
          this.#scopes();
          continue;
        }
        scopes.push(at);
      }
      input.skipValue();
    } while (input.more(CLOSE_OBJECT));
    if (scopes.length === 0) return;
    const end = input.at;
    if (resource >= 0) {
      if (!announced) this.#resource(resource);
    } else this.#sink.resource({ service: undefined, version: false, environment: false });
    for (const at of scopes) {
      input.at = at;
      this.#scopes();
    }
    input.at = end;
  }

  #resource(at: number): void {
    const input = this.#in;
    input.at = at;
    const found: ResourceRecord = { service: undefined, version: false, environment: false };
    if (input.enterObject()) {
      do {
        input.key();
        if (input.textIs(ATTRIBUTES)) this.#attributes((key) => this.#resourceAttribute(key, found));
        else input.skipValue();
      } while (input.more(CLOSE_OBJECT));
    }
    this.#sink.resource(found);
  }

  #resourceAttribute(valueAt: number, found: ResourceRecord): void {
    const input = this.#in;
    const service = input.textIs(this.#serviceAttribute);
    const version = input.textIs(SERVICE_VERSION);
    const environment = ENVIRONMENTS.some((name) => input.textIs(name));
    if (!service && !version && !environment) return;
    input.at = valueAt;
    if (!this.#scalarOfValue()) return;
    const text = input.text();
    if (service) found.service = text;
    if (version && text !== "") found.version = true;
    if (environment && text !== "") found.environment = true;
  }

  /**
   * Calls `each` for every attribute with the key as the scanner's text and the place of its value, whichever of the two is
   * written first; `each` may move the cursor.
   */
  #attributes(each: (valueAt: number) => void): void {
    const input = this.#in;
    if (!input.enterArray()) return;
    do this.#attribute(each);
    while (input.more(CLOSE_ARRAY));
  }

  #attribute(each: (valueAt: number) => void): void {
    const input = this.#in;
    if (!input.enterObject()) return;
    let valueAt = -1;
    let keyStart = -1;
    let keyEnd = 0;
    let keyEscaped = false;
    do {
      input.key();
      if (input.textIs(KEY)) {
        if (!input.scalar()) continue;
        keyStart = input.textStart;
        keyEnd = input.textEnd;
        keyEscaped = input.textEscaped;
      } else {
        if (input.textIs(VALUE)) valueAt = input.at;
        input.skipValue();
      }
    } while (input.more(CLOSE_OBJECT));
    if (keyStart < 0 || valueAt < 0) return;
    const after = input.at;
    input.textStart = keyStart;
    input.textEnd = keyEnd;
    input.textEscaped = keyEscaped;
    each(valueAt);
    input.at = after;
  }

  /** `{"stringValue": "x"}`, `{"intValue": "1"}` …: leaves the scalar's bytes as the text. */
  #scalarOfValue(): boolean {
    const input = this.#in;
    let start = -1;
    let end = 0;
    let escaped = false;
    if (input.enterObject()) {
      do {
        input.key();
        if (!input.scalar()) continue;
        start = input.textStart;
        end = input.textEnd;
        escaped = input.textEscaped;
      } while (input.more(CLOSE_OBJECT));
    }
    input.textStart = start;
    input.textEnd = end;
    input.textEscaped = escaped;
    return start >= 0;
  }

  #scopes(): void {
    const input = this.#in;
    if (!input.enterArray()) return;
    do {
      if (!input.enterObject()) continue;
      do {
        input.key();
        if (!input.textIs(SPANS)) {
          input.skipValue();
          continue;
        }
        if (!input.enterArray()) continue;
        do this.#readSpan();
        while (input.more(CLOSE_ARRAY));
      } while (input.more(CLOSE_OBJECT));
    } while (input.more(CLOSE_ARRAY));
  }

  #readSpan(): void {
    const input = this.#in;
    const span = this.#span;
    span.trace.high = span.trace.low = 0;
    span.span.high = span.span.low = 0;
    span.parent.high = span.parent.low = 0;
    span.kind = span.status = 0;
    span.httpStatus = span.grpcStatus = -1;
    span.startSeconds = span.endSeconds = -1;
    span.startNanos = span.endNanos = 0;
    span.nameBytes = NONE;
    span.nameStart = span.nameEnd = 0;
    if (input.peek() !== 123) {
      input.skipValue();
      return;
    }
    if (input.enterObject()) {
      do {
        input.key();
        this.#spanMember(span);
      } while (input.more(CLOSE_OBJECT));
    }
    this.#sink.span(span);
  }

  #spanMember(span: SpanRecord): void {
    const input = this.#in;
    const member = this.#memberOf();
    if (member === TRACE_ID) this.#identifier(span.trace);
    else if (member === SPAN_ID) this.#identifier(span.span);
    else if (member === PARENT_SPAN_ID) this.#identifier(span.parent);
    else if (member === NAME) this.#name(span);
    else if (member === KIND) span.kind = this.#code(KINDS);
    else if (member === START) {
      this.#time();
      span.startSeconds = this.#seconds;
      span.startNanos = this.#nanos;
    } else if (member === END) {
      this.#time();
      span.endSeconds = this.#seconds;
      span.endNanos = this.#nanos;
    } else if (member === ATTRIBUTES) this.#spanAttributes(span);
    else if (member === STATUS) this.#status(span);
    else input.skipValue();
  }

  /** The span's member whose key was read, by the key's length first. */
  #memberOf(): Uint8Array | undefined {
    const input = this.#in;
    const candidates = input.textEscaped ? MEMBERS : MEMBERS_BY_LENGTH[input.textEnd - input.textStart];
    if (candidates === undefined) return undefined;
    for (const candidate of candidates) if (input.textIs(candidate)) return candidate;
    return undefined;
  }

  #identifier(into: Words): void {
    const input = this.#in;
    if (input.peek() !== 34) {
      input.skipValue();
      return;
    }
    input.string();
    if (input.textEscaped) {
      const decoded = Buffer.from(input.text(), "utf8");
      readIdentifier(decoded, 0, decoded.length, into);
    } else readIdentifier(input.bytes, input.textStart, input.textEnd, into);
  }

  #name(span: SpanRecord): void {
    const input = this.#in;
    if (input.peek() !== 34) {
      input.skipValue();
      return;
    }
    input.string();
    if (input.textEscaped) {
      span.nameBytes = Buffer.from(input.text(), "utf8");
      span.nameStart = 0;
      span.nameEnd = span.nameBytes.length;
    } else {
      span.nameBytes = input.bytes;
      span.nameStart = input.textStart;
      span.nameEnd = input.textEnd;
    }
  }

  /** Nanoseconds since the epoch, as a string (the standard) or a number; anything else is absent. */
  #time(): void {
    const input = this.#in;
    this.#seconds = -1;
    this.#nanos = 0;
    if (!input.scalar()) return;
    const { bytes: from, textStart, textEnd } = input;
    const split = textEnd - 9;
    let seconds = 0;
    let nanos = 0;
    // 20 digits hold any 64-bit number.
    let digits = textEnd > textStart && textEnd - textStart <= 20;
    for (let i = textStart; digits && i < textEnd; i++) {
      const digit = (from[i] as number) - 48;
      if (digit < 0 || digit > 9) digits = false;
      else if (i < split) seconds = seconds * 10 + digit;
      else nanos = nanos * 10 + digit;
    }
    if (!digits) this.#looseTime();
    else if (seconds > 0 || nanos > 0) {
      this.#seconds = seconds;
      this.#nanos = nanos;
    }
  }

  /** A number such as 1.5e18, or an escaped string. */
  #looseTime(): void {
    const text = this.#in.text();
    if (/^\d{10,20}$/.test(text)) {
      this.#seconds = Number(text.slice(0, -9));
      this.#nanos = Number(text.slice(-9));
      return;
    }
    const value = text === "" ? Number.NaN : Number(text);
    if (!(value > 0 && value < 1e20)) return;
    this.#seconds = Math.floor(value / 1e9);
    this.#nanos = Math.round(value - this.#seconds * 1e9);
  }

  /** An enum as its number (also as a string) or by its name, `SPAN_KIND_SERVER` or `Server`. Unknown ones are 0. */
  #code(names: readonly string[]): number {
    const input = this.#in;
    const digits = input.digits();
    if (digits >= 0) return digits < names.length ? digits : 0;
    if (!input.scalar()) return 0;
    const name = input.text().toLowerCase();
    // A number with white space behind it, or a large one.
    if (/^\d+$/.test(name)) return Number(name) < names.length ? Number(name) : 0;
    return Math.max(0, names.indexOf(name.slice(name.lastIndexOf("_") + 1)));
  }

  #status(span: SpanRecord): void {
    const input = this.#in;
    span.status = 0;
    if (!input.enterObject()) return;
    do {
      input.key();
      if (input.textIs(CODE)) span.status = this.#code(STATUSES);
      else input.skipValue();
    } while (input.more(CLOSE_OBJECT));
  }

  /** The text as a whole number; -1 when it is none. */
  #wholeNumber(): number {
    const { bytes: from, textStart, textEnd } = this.#in;
    if (textEnd - textStart === 3) {
      const code =
        (from[textStart] as number) * 100 +
        (from[textStart + 1] as number) * 10 +
        (from[textStart + 2] as number) -
        48 * 111;
      // An HTTP status, when all three are digits; the general way below settles anything odd.
      if (
        code >= 100 &&
        code <= 599 &&
        isDigit(from[textStart]) &&
        isDigit(from[textStart + 1]) &&
        isDigit(from[textStart + 2])
      )
        return code;
    }
    const text = this.#in.text();
    const value = text === "" ? -1 : Number(text);
    return Number.isInteger(value) ? value : -1;
  }

  #spanAttributes(span: SpanRecord): void {
    const input = this.#in;
    if (!input.enterArray()) return;
    do {
      if (!input.skipAttribute(STATUS_KEY_LENGTHS)) this.#attribute((valueAt) => this.#spanAttribute(span, valueAt));
    } while (input.more(CLOSE_ARRAY));
  }

  #spanAttribute(span: SpanRecord, valueAt: number): void {
    const input = this.#in;
    const http = HTTP_STATUS.some((name) => input.textIs(name));
    if (!http && !input.textIs(GRPC_STATUS)) return;
    input.at = valueAt;
    if (!this.#scalarOfValue()) return;
    const value = this.#wholeNumber();
    if (value < 0) return;
    if (http) span.httpStatus = value;
    else span.grpcStatus = value;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}
