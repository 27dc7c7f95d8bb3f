import { inExampleFolder, inTestFolder } from "./file-path.ts";
import { SECRET_FORMATS } from "./known/secret-formats.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

/** Files that hold checksums, locks and build output: long random text that is no credential. */
const NOT_LOOKED_AT =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|go\.sum|cargo\.lock|poetry\.lock|uv\.lock|composer\.lock|gemfile\.lock)$|\.(?:svg|map|min\.js|min\.css|lock|ipynb|csv|tsv)$/;
const BINARY = new Set(
  "png jpg jpeg gif webp ico bmp pdf zip gz tgz bz2 xz 7z jar war class so dll exe woff woff2 ttf otf eot mp3 mp4 mov avi wasm bin parquet avro db sqlite pyc o a dylib psd".split(
    " ",
  ),
);
const EXAMPLE = /example|sample|dummy|placeholder|changeme|your[-_ ]|fake|redacted|not-?a-?real|xxxx/i;
// A credential is on a short line; a long one is minified or data, of which the beginning is looked at.
const LONGEST_LINE = 4000;
const MOST_FOUND = 1000;
/** A private key in PEM form has lines of base64 after its header: this many characters make it one (RFC 7468 wraps at 64). */
const KEY_BODY = 40;

/** Credentials whose form is unmistakable. What is reported is kind and place, never the value or a part of it. */
export const secrets: Scanner = {
  id: "secrets",
  signals: ["secret.count", "secret.kind"],
  matches: (file) =>
    !BINARY.has(file.extension) && !NOT_LOOKED_AT.test(file.lower) && !inTestFolder(file) && !inExampleFolder(file),
  scan(): Scan {
    const found: Reading[] = [];
    let count = 0;
    return {
      read(file) {
        const formats = SECRET_FORMATS.filter((format) => file.text.includes(format.hint));
        if (formats.length === 0) return;
        const lines = file.text.split("\n");
        for (const [index, whole] of lines.entries()) {
          const line = whole.length > LONGEST_LINE ? whole.slice(0, LONGEST_LINE) : whole;
          for (const format of formats) {
            if (!line.includes(format.hint)) continue;
            const match = format.pattern.exec(line)?.[1];
            if (match === undefined || EXAMPLE.test(match) || entropy(match) < format.entropy) continue;
            if (
              format.kind === "private-key" ? !hasKeyBody(line, lines.slice(index + 1, index + 6)) : EXAMPLE.test(line)
            )
              continue;
            count++;
            if (found.length < MOST_FOUND)
              found.push({
                signal: "secret.kind",
                value: format.kind,
                path: file.path,
                line: index + 1,
                attributes: { kind: format.kind },
              });
          }
        }
      },
      finish: () => [{ signal: "secret.count", value: count }, ...found],
    };
  },
};

/** A header alone is a mention in code or text; a key has its body after it, on the same line with `\n` or on the next ones. */
function hasKeyBody(line: string, following: readonly string[]): boolean {
  const rest = line.slice(line.indexOf("-----BEGIN") + 10);
  const body = [rest, ...following.map((one) => one.slice(0, LONGEST_LINE))].join("\n");
  const runs = /[A-Za-z0-9+/]{40,}/.exec(body)?.[0] ?? "";
  return runs.length >= KEY_BODY && entropy(runs) > 3.5;
}

/** Shannon entropy of a text's characters, bits per character. */
function entropy(of: string): number {
  const counts = new Map<string, number>();
  for (const character of of) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / of.length) * Math.log2(count / of.length);
  return bits;
}
