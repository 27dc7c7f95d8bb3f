import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";

// Written for draft 4, of which it uses nothing that later drafts read otherwise.
const { $schema: _, id: __, ...sarifSchema } = schema;
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
  sarifSchema,
);

/** What the schema of OASIS has against a log; nothing when it holds. */
export function sarifFaults(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
