import gate from "../../schemas/gate.schema.json" with { type: "json" };
import base from "./manifest.schema.json" with { type: "json" };

interface Schema {
  [keyword: string]: unknown;
}

/**
 * The schema of `plumbrule.yaml` with the gate's policy and each provider's own settings in place: what is validated against and what
 * is published for editors. A provider's schema describes its settings when it is on; `false` is accepted beside it.
 */
export function publishedSchema(providerSchemas: { readonly [id: string]: object }): Schema {
  const schema = structuredClone(base) as Schema & {
    properties: { providers: { properties: { [id: string]: Schema } } };
    $defs: { [name: string]: Schema };
  };
  schema.$defs.gate = part(gate, "gate");
  const known = schema.properties.providers.properties;
  for (const id of Object.keys(providerSchemas).sort()) {
    const name = `provider-${id}`;
    const own = part(providerSchemas[id], name);
    schema.$defs[name] = own;
    const { title, description } = { title: own.title, description: own.description, ...known[id] };
    known[id] = {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      anyOf: [{ $ref: `#/$defs/${name}` }, { const: false }],
    };
  }
  return schema;
}

/** A schema of its own as the definition of that name. */
function part(schema: unknown, name: string): Schema {
  const { $schema: _schema, $id: _id, ...own } = rebased(schema, `#/$defs/${name}`) as Schema;
  return own;
}

/** References of a fragment to its own parts, once the fragment lies inside another schema. */
function rebased(value: unknown, root: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rebased(item, root));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" && inner.startsWith("#")
        ? root + inner.slice(1)
        : rebased(inner, root),
    ]),
  );
}
