import { Ajv } from "ajv";

const text = { type: "string" };
const texts = { type: "array", items: text };
/** Milliseconds since 1970 (`timestamp_t`). */
const time = { type: "integer", minimum: 0 };
const strict = (properties: { [name: string]: object }, required: string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/**
 * What we use of class 2003, Compliance Finding, of OCSF 1.5.0 (schema.ocsf.io), every attribute with its type and values as there, and no
 * attribute that is not there: no npm package has the schema of the class as a whole. `unmapped` and `data` are free there too.
 */
const EVENT = strict({
  class_uid: { const: 2003 },
  class_name: { const: "Compliance Finding" },
  category_uid: { const: 2 },
  category_name: { const: "Findings" },
  activity_id: { enum: [0, 1, 2, 3, 99] },
  activity_name: text,
  type_uid: { enum: [200300, 200301, 200302, 200303, 200399] },
  type_name: text,
  time,
  severity_id: { enum: [0, 1, 2, 3, 4, 5, 6, 99] },
  severity: text,
  status_id: { enum: [0, 1, 2, 3, 4, 5, 99] },
  status: text,
  status_code: text,
  status_detail: text,
  message: text,
  metadata: strict({
    version: { const: "1.5.0" },
    product: strict({ name: text, vendor_name: text, version: text }),
    event_code: text,
    log_version: text,
  }),
  finding_info: strict({
    uid: text,
    title: text,
    desc: text,
    types: texts,
    analytic: strict({
      uid: text,
      name: text,
      type_id: { enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99] },
      type: text,
    }),
    created_time: time,
    first_seen_time: time,
    last_seen_time: time,
    data_sources: texts,
  }),
  compliance: strict({
    control: text,
    standards: texts,
    requirements: texts,
    status_id: { enum: [0, 1, 2, 3, 99] },
    status: text,
    status_code: text,
    status_detail: text,
  }),
  resources: {
    type: "array",
    minItems: 1,
    items: strict({ uid: text, name: text, type: text, namespace: text, labels: texts, criticality: text }, [
      "uid",
      "name",
      "type",
      "namespace",
    ]),
  },
  evidences: { type: "array", items: strict({ uid: text, name: text, data: {} }) },
  remediation: strict({ desc: text }),
  unmapped: { type: "object" },
});

const validate = new Ajv({ allErrors: true }).compile({ type: "array", items: EVENT });

/** What the schema of the class has against events; nothing when it holds. */
export function ocsfFaults(events: unknown): string[] {
  validate(events);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
