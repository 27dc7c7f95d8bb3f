/** The filter language of Cloud Monitoring, as far as series are found by it (cloud.google.com/monitoring/api/v3/filters). */
export interface Term {
  field: string;
  op: "=" | "!=" | ">=" | ">" | "<=" | "<";
  values: (string | number)[];
}

/** What the server says of a filter that it does not take. */
export class BadFilter extends Error {}

const TERM =
  /^\s*(metric\.type|resource\.type|project|(?:metric|resource)\.labels?\.(?:\w+|"\w+"))\s*(!=|>=|<=|=|>|<)\s*(one_of\(((?:\s*"(?:[^"\\]|\\.)*"\s*,?)+)\)|"((?:[^"\\]|\\.)*)"|-?\d+(?:\.\d+)?)\s*/;

export function parseFilter(text: string): Term[] {
  const terms: Term[] = [];
  let rest = text;
  while (rest.trim() !== "") {
    if (terms.length > 0) rest = rest.replace(/^\s*AND\b/, "");
    const match = TERM.exec(rest);
    if (!match) throw new BadFilter(`The provided filter could not be parsed at "${rest.slice(0, 30)}"`);
    const [whole, field = "", op = "=", value = "", many, one] = match;
    const values =
      many === undefined
        ? [one === undefined ? Number(value) : unescaped(one)]
        : [...many.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => unescaped(text));
    terms.push({ field: field.replace(".label.", ".labels.").replaceAll('"', ""), op: op as Term["op"], values });
    rest = rest.slice(whole.length);
  }
  const types = terms.filter(({ field }) => field === "metric.type");
  const [type] = types;
  if (types.length !== 1 || type?.op !== "=" || type.values.length !== 1)
    throw new BadFilter("The filter must specify exactly one metric type");
  return terms;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}

type Labels = { [name: string]: string | number };

export function matches(
  terms: readonly Term[],
  series: { metric: { type: string; labels: Labels }; resource: { type: string; labels: Labels } },
): boolean {
  return terms.every(({ field, op, values }) => {
    if (field === "metric.type") return values[0] === series.metric.type;
    if (field === "resource.type") return values.includes(series.resource.type) === (op === "=");
    const [of, , name = ""] = field.split(".");
    const labels = of === "metric" ? series.metric.labels : series.resource.labels;
    const actual = labels[name] ?? "";
    if (actual !== "" && values.some((value) => typeof value !== typeof actual))
      throw new BadFilter(
        `The label ${name} is ${typeof actual === "number" ? "a number" : "a string"}, the filter compares it with another type`,
      );
    const [value = ""] = values;
    if (op === "=") return values.includes(actual);
    if (op === "!=") return !values.includes(actual);
    if (op === ">=") return actual >= value;
    if (op === ">") return actual > value;
    if (op === "<=") return actual <= value;
    return actual < value;
  });
}
