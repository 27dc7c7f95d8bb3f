import type { Complaint, Path } from "./problems.ts";

// Forms that providers publish for their credentials; what follows the prefix is never shown. Every repetition
// that something has to follow is bounded, so that no text takes long.
const SECRET_VALUES: readonly { kind: string; form: RegExp }[] = [
  { kind: "an AWS access key id", form: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { kind: "a private key", form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: "a GitHub token", form: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/ },
  { kind: "a GitLab token", form: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  { kind: "a Slack token", form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { kind: "a Google API key", form: /\bAIza[A-Za-z0-9_-]{35}/ },
  { kind: "a Grafana token", form: /\bgl(?:c|sa)_[A-Za-z0-9+/=_-]{20,}/ },
  { kind: "a Stripe key", form: /\b[rs]k_live_[A-Za-z0-9]{10,}/ },
  { kind: "a JSON Web Token", form: /\beyJ[A-Za-z0-9_-]{17}/ },
  { kind: "an Azure storage key", form: /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{20,}/i },
  { kind: "a bearer token", form: /^(?:Bearer|Basic)\s+[A-Za-z0-9._~+/-]{16,}=*$/i },
  { kind: "a URL with a password", form: /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@:]{0,500}:[^/?#\s@]{1,500}@/i },
];

/** A key whose last word says that its value is a credential. */
const SECRET_KEY =
  /(?:password|passwd|passphrase|pwd|secret|token|apikey|accesskey|accesskeyid|secretkey|privatekey|accountkey|sharedkey|connectionstring|credentials?|authorization|proxyauthorization|cookie)$/;

/** These read local files only and take no credential; their keys are names of columns and tags. */
const WITHOUT_CREDENTIALS = new Set(["recorded", "repository"]);

/** What kind of credential a text looks like. */
export function secretKind(text: string): string | undefined {
  return SECRET_VALUES.find(({ form }) => form.test(text))?.kind;
}

const FIX =
  "Take it out (and change it, if this file was ever shared), put it in an environment variable and name that: auth: { tokenEnv: NAME }";

/**
 * Credentials written into a manifest. Nothing of a value is ever repeated. Everything is searched for what looks like a credential;
 * a provider's settings also for keys that say so.
 */
export function findSecrets(value: unknown): Complaint[] {
  const found: Complaint[] = [];
  const walk = (inner: unknown, path: (string | number)[]): void => {
    if (typeof inner === "string") {
      const kind = secretKind(inner);
      if (path.at(-1) === "tokenEnv" && mayHoldSecret(path) && !isVariableName(inner)) {
        found.push({ at: [...path], on: "key", say: TOKEN_ENV });
      } else if (kind !== undefined) found.push({ at: [...path], on: "key", say: `looks like ${kind}. ${FIX}` });
      else if (inner !== "" && saysSecret(path)) found.push({ at: [...path], on: "key", say: secretKeyMessage(path) });
    } else if (Array.isArray(inner)) {
      inner.forEach((item, index) => {
        path.push(index);
        walk(item, path);
        path.pop();
      });
    } else if (typeof inner === "number" && saysSecret(path)) {
      found.push({ at: [...path], on: "key", say: secretKeyMessage(path) });
    } else if (inner !== null && typeof inner === "object") {
      for (const [key, item] of Object.entries(inner)) {
        path.push(key);
        walk(item, path);
        path.pop();
      }
    }
  };
  walk(value, []);
  return found;
}

const TOKEN_ENV =
  "is the name of an environment variable, such as PROM_TOKEN; what is written there does not look like one. The token itself is never written here";

/** Tokens of letters and digits could pass for a name; they are long, hold digits and have no underscore. */
function isVariableName(text: string): boolean {
  return (
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) &&
    !/^(?=.*[0-9])[A-Za-z0-9]{20,}$/.test(text) &&
    secretKind(text) === undefined
  );
}

/** Where a credential may have been written by mistake: nothing that stands there is repeated in a message. */
export function mayHoldSecret(path: Path): boolean {
  return path[0] === "providers" && path.length >= 2 && !WITHOUT_CREDENTIALS.has(String(path[1]));
}

function saysSecret(path: Path): boolean {
  if (!mayHoldSecret(path) || path.length < 3) return false;
  const key = path.findLast((part) => typeof part === "string");
  return SECRET_KEY.test(
    String(key)
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ""),
  );
}

function secretKeyMessage(path: Path): string {
  const cloud = ["aws", "azure", "gcp"].includes(String(path[1]));
  const chain = cloud ? " Leave it out to use the vendor's own chain, or" : "";
  return cloud
    ? `a credential is never written here.${chain} name an environment variable that holds a token: auth: { tokenEnv: NAME }`
    : `a credential is never written here. ${FIX}`;
}
