import { FileError } from "../model/errors.ts";
import { jsonFault } from "../model/json-fault.ts";

/** Parses JSON. Throws FileError with line and column of what is wrong. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { line, column, say } = jsonFault(text);
    throw new FileError({ file, line }, `is not valid JSON: ${say} (column ${column})`);
  }
}
