/** What of an answer is wanted: names, each with what is wanted below it; nothing below a name is all of it. */
interface Wanted {
  [name: string]: Wanted;
}

export class BadFields extends Error {}

/** The part of an answer that `fields` asks for (partial responses of Google's APIs): `a`, `a/b`, `a(b,c)`, separated by commas. */
export function partOf(answer: object, fields: string | null): object {
  return fields === null ? answer : (part(answer, wantedIn(fields)) as object);
}

function wantedIn(text: string): Wanted {
  const tokens = text.match(/\w+|[(),/]/g) ?? [];
  if (tokens.join("") !== text || text === "") throw new BadFields(`Invalid field selection ${text}`);
  let next = 0;
  const list = (): Wanted => {
    const wanted: Wanted = {};
    do Object.assign(wanted, item());
    while (tokens[next] === "," && next++ >= 0);
    return wanted;
  };
  const item = (): Wanted => {
    const name = tokens[next++] ?? "";
    if (!/^\w+$/.test(name)) throw new BadFields(`Invalid field selection ${name}`);
    if (tokens[next] === "/") {
      next++;
      return { [name]: item() };
    }
    if (tokens[next] !== "(") return { [name]: {} };
    next++;
    const below = list();
    if (tokens[next++] !== ")") throw new BadFields("Invalid field selection: a bracket is not closed");
    return { [name]: below };
  };
  const wanted = list();
  if (next < tokens.length) throw new BadFields(`Invalid field selection at ${tokens[next]}`);
  return wanted;
}

function part(value: unknown, wanted: Wanted): unknown {
  const names = Object.keys(wanted);
  if (names.length === 0 || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one) => part(one, wanted));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => names.includes(name))
      .map(([name, inner]) => [name, part(inner, wanted[name] ?? {})]),
  );
}
