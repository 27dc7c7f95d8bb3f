/** `name{label="value"} offset 5m`, the one form of PromQL that Pyrra and slo-generator's histograms take as a metric. */
export interface Selector {
  name: string;
  /** As written between the braces, without a last comma. */
  matchers: string;
  /** Labels that are matched. */
  labels: string[];
  /** `offset 5m`, or nothing. */
  offset: string;
}

const TOKEN = /\s*(?:([a-zA-Z_:][\w:]*)|(=~|!~|!=|[={},])|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`))/y;
const OFFSET = /^(?:offset\s+-?(?:\d+(?:ms|[smhdwy]))+)?$/;

/** Undefined for every other expression; PromQL's grammar as a whole is the Prometheus provider's matter. */
export function parseSelector(text: string): Selector | undefined {
  let offset = 0;
  const next = (): string => {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    if (!match) return "";
    offset = TOKEN.lastIndex;
    return match[0].trim();
  };
  const first = next();
  const name = first === "{" ? "" : first;
  if (name !== "" && !/^[a-zA-Z_:]/.test(name)) return undefined;
  const labels: string[] = [];
  const matchers: string[] = [];
  const named = offset;
  if (first === "{" || next() === "{") {
    for (;;) {
      const label = next();
      if (label === "}") break;
      const [op, value, end] = [next(), next(), next()];
      if (!/^\w+$/.test(label) || !/^[=!]/.test(op) || !/^["'`]/.test(value)) return undefined;
      labels.push(label);
      matchers.push(`${label}${op}${value}`);
      if (end === "}") break;
      if (end !== ",") return undefined;
    }
  } else offset = named;
  const rest = text.slice(offset).trim();
  if (!OFFSET.test(rest) || (name === "" && !labels.includes("__name__"))) return undefined;
  return { name, matchers: matchers.join(", "), labels, offset: rest };
}

/** The selector over the window, with more matchers where there are any. */
export function overWindow({ name, matchers, offset }: Selector, more = ""): string {
  const inside = [matchers, more].filter((part) => part !== "").join(", ");
  return `${name}${inside === "" ? "" : `{${inside}}`}[{{.window}}]${offset === "" ? "" : ` ${offset}`}`;
}
