import { canonicalJson } from "../model/json.ts";

/** A JSON array with one item a line, in pieces: read as one document, or line by line without the first and the last. */
export function* jsonListPieces<T>(items: Iterable<T>, shown: (item: T) => unknown): Generator<string> {
  let between = "[\n";
  for (const item of items) {
    yield between + canonicalJson(shown(item));
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}
