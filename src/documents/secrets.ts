import { SECRET_FORMATS } from "../model/secret-formats.ts";
import type { Complaint, Path } from "./problems.ts";

/** A key whose last word says that its value is a credential. */
const SECRET_KEY =
  /(?:password|passwd|passphrase|pwd|secret|token|apikey|accesskey|accesskeyid|secretkey|privatekey|accountkey|sharedkey|connectionstring|credentials?|authorization|proxyauthorization|cookie)$/;

/** These read local files only and take no credential; their keys are names of columns and tags. */
const WITHOUT_CREDENTIALS = new Set(["recorded", "repository"]);

/** What kind of credential a text looks like. */
export function secretKind(text: string): string | undefined {
  return SECRET_FORMATS.find(({ pattern }) => text.search(pattern) !== -1)?.words;
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
