// Apart from the rest, so that the validator is loaded only when something is validated. A static import, because a bundle of a
// CommonJS package gives a dynamic one nothing but `default`.
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isDate, isInstant } from "./dates.ts";

export type { ErrorObject, ValidateFunction };

const formats = { "date-time": isInstant, date: isDate, uri: true, "uri-reference": true } as const;

/** Every error, with the part of the schema that was violated. */
export function compileForPeople(schema: object): ValidateFunction {
  return new Ajv2020({ allErrors: true, verbose: true, strict: false, formats }).compile(schema);
}

/** The first error only: bounded whatever the size of the document. */
export function compileForDocuments(schema: object): ValidateFunction {
  return new Ajv2020({ allErrors: false, verbose: true, strict: false, formats }).compile(schema);
}
