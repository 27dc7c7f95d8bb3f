import type { Failure } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";

/** As the clients of AWS throw them. */
interface AwsError {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
  $response?: { statusCode?: number; headers?: { [name: string]: string } };
}

const THROTTLED =
  /Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded$|SlowDown|BandwidthLimit|PriorRequestNotComplete/;
const DENIED =
  /AccessDenied|UnauthorizedOperation|NotAuthorized|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|ExpiredToken|OptInRequired|AuthFailure|IncompleteSignature|MissingAuthenticationToken|CredentialsProviderError|InvalidAccessKeyId/;
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);

/** What an error of an AWS client means. `secrets` are taken out of its words. */
export function explain(error: unknown, secrets: readonly string[] = []): Failure {
  const { name, message, code, $metadata, $retryable, $response } = Object(error) as AwsError;
  const kind = typeof name === "string" ? name : "Error";
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  const words = redacted(typeof message === "string" ? message : String(error), secrets);
  if (kind === "CredentialsProviderError")
    return { kind: "denied", unsent: true, reason: `no credentials of AWS were found: ${words}` };
  if ($retryable?.throttling || THROTTLED.test(kind) || status === 429) {
    const after = Number($response?.headers?.["retry-after"]);
    return {
      kind: "transient",
      reason: "is throttled",
      ...(Number.isFinite(after) && after > 0 ? { retryAfterMs: after * 1000 } : {}),
    };
  }
  if (DENIED.test(kind) || status === 401 || status === 403) return { kind: "denied", reason: `${kind}: ${words}` };
  if (typeof code === "string" && UNREACHABLE.has(code))
    return { kind: "transient", reason: `cannot be reached (${code})` };
  if (status !== undefined && status >= 300 && status < 400)
    return { kind: "final", reason: "sends elsewhere: this is not an AWS endpoint" };
  if (kind === "SyntaxError" || words.includes("Deserialization error"))
    return status !== undefined && status >= 500
      ? { kind: "transient", reason: `answers with status ${status}, and no answer of AWS` }
      : { kind: "final", reason: "answers with something that is no answer of AWS: this is not an AWS endpoint" };
  if (status !== undefined && status >= 500) return { kind: "transient", reason: `answers with status ${status}` };
  const wrong = /Validation|InvalidParameter|MissingParameter|InvalidFormat/.test(kind);
  return { kind: "final", reason: `${kind}: ${words}`, ...(wrong ? { divisible: true } : {}) };
}
