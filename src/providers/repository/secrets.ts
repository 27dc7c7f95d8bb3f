import { PRIVATE_KEY, SECRET_FORMATS, URL_PASSWORD } from "../../model/secret-formats.ts";
import { EXAMPLE, holdsForm } from "./credential.ts";
import { type FilePath, inExampleFolder, inTestFolder } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";
import { isTest } from "./source-files.ts";

/** Files that hold checksums, locks and build output: long random text that is no credential. */
const NOT_LOOKED_AT =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|go\.sum|cargo\.lock|poetry\.lock|uv\.lock|composer\.lock|gemfile\.lock)$|\.(?:svg|map|min\.js|min\.css|lock|ipynb|csv|tsv)$/;
const BINARY = new Set(
  "png jpg jpeg gif webp ico bmp pdf zip gz tgz bz2 xz 7z jar war class so dll exe woff woff2 ttf otf eot mp3 mp4 mov avi wasm bin parquet avro db sqlite pyc o a dylib psd".split(
    " ",
  ),
);
// A credential is on a short line; a long one is minified or data, of which the beginning is looked at.
const LONGEST_LINE = 4000;
const MOST_FOUND = 1000;
/** URLs with made-up logins are common in tests beside the source and in files that show how a configuration looks. */
const SHOWN = /(?:^|[._-])(?:example|sample|template|dist)s?(?:[._-]|$)/;

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
        const formats = SECRET_FORMATS.filter(
          ({ kind, hint }) => hint.test(file.text) && !(kind === URL_PASSWORD && isForShow(file.at)),
        );
        if (formats.length === 0) return;
        const lines = file.text.split("\n").map((line) => line.slice(0, LONGEST_LINE));
        for (const [index, line] of lines.entries()) {
          for (const format of formats) {
            if (!format.hint.test(line)) continue;
            if (format.kind !== PRIVATE_KEY && EXAMPLE.test(line)) continue;
            if (!holdsForm(format, line, lines.slice(index + 1, index + 6))) continue;
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

function isForShow(file: FilePath): boolean {
  return isTest(file) || SHOWN.test(file.lowerName);
}
