import { PRIVATE_KEY, SECRET_FORMATS, type SecretFormat, URL_PASSWORD } from "../../model/secret-formats.ts";

/** Words of a credential that is for show. */
export const EXAMPLE = /example|sample|dummy|placeholder|changeme|your[-_ ]|fake|redacted|not-?a-?real|xxxx/i;
/** Credentials that their vendors publish: the token of jwt.io's page, the storage emulator's key (Azurite). */
const PUBLISHED = /eyJzdWIiOiIxMjM0NTY3ODkwIiwi|Eby8vdM02xNOcqFlqUwJ/;

/** `user:password` where the password's place holds its name, a mask, or the word that goes with an access token as user. */
const NO_PASSWORD =
  /^(?:[^:]*:(?:(?:my|the|user|db)?[-_]?(?:pass(?:word|wd)?|pwd|token)|change[-_]?(?:me|it|this)|x-oauth-basic|x{1,3}|\*+|.*\*{3}.*|[.…-]+)|user(?:name)?:secret|foo:bar)$/i;
/** … or what a template, a shell or a format string fills in. */
const TEMPLATED = /[{}]|\$\(|%\(|^[^:]*:(?:\$[A-Za-z_]\w*|%\w+%?|\[.*\])$/;
const LOCAL_HOST = /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/i;

/** A private key in PEM form has lines of base64 after its header: this many characters make it one (RFC 7468 wraps at 64). */
const KEY_BODY = 40;
const KEY_LINES = 5;

/** Whether a text holds a credential of a known form that is no placeholder. */
export function holdsCredential(text: string): boolean {
  return SECRET_FORMATS.some((format) => format.hint.test(text) && holdsForm(format, text, []));
}

/** The same of a line and one form; of a private key the body may be on the following lines. */
export function holdsForm(format: SecretFormat, line: string, following: readonly string[]): boolean {
  for (const match of line.matchAll(format.pattern)) {
    const [whole, credential = ""] = match;
    if (EXAMPLE.test(credential) || PUBLISHED.test(credential) || entropy(credential) < format.entropy) continue;
    if (format.inFiles?.test(credential) === false) continue;
    if (format.kind === URL_PASSWORD && isNoLogin(credential, line.slice(match.index + whole.length))) continue;
    return format.kind !== PRIVATE_KEY || hasKeyBody(line, following);
  }
  return false;
}

/** `postgres:postgres@localhost` is the default login of a developer's own machine. */
function isNoLogin(credential: string, host: string): boolean {
  if (NO_PASSWORD.test(credential) || TEMPLATED.test(credential)) return true;
  const [user, password] = credential.split(":");
  return user === password && LOCAL_HOST.test(host);
}

/** A header alone is a mention in code or text; a key has its body after it, on the same line with `\n` or on the next ones. */
function hasKeyBody(line: string, following: readonly string[]): boolean {
  const rest = line.slice(line.indexOf("-----BEGIN") + 10);
  const run = /[A-Za-z0-9+/]{40,}/.exec([rest, ...following.slice(0, KEY_LINES)].join("\n"))?.[0] ?? "";
  return run.length >= KEY_BODY && entropy(run) > 3.5;
}

/** Shannon entropy of a text's characters, bits per character. */
function entropy(of: string): number {
  const counts = new Map<string, number>();
  for (const character of of) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / of.length) * Math.log2(count / of.length);
  return bits;
}
