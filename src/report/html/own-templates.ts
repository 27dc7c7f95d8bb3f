import { UsageError } from "../../model/errors.ts";
import { nearest, visible } from "../../model/text.ts";

/** What Handlebars makes of a template. */
type Compiled = (view: unknown, options?: object) => string;

/**
 * The user's templates, compiled. They are held to what the shipped ones are held to: everything they print is escaped, a field that the
 * view does not have is an error, and they call no helper but the built-in ones. Throws UsageError (exit 2) that names file and line, also
 * for one that neither stands in for a shipped one nor is used by another.
 */
export async function compileOwn(
  sources: { [name: string]: string },
  shipped: readonly string[],
): Promise<{ [name: string]: Compiled }> {
  const { default: Handlebars } = await import("handlebars");
  const used = new Set(shipped);
  const compiled = Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      const file = `${visible(name)}.hbs`;
      let tree: unknown;
      try {
        tree = Handlebars.parse(source);
      } catch (error) {
        const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new UsageError(`${file} is no Handlebars template: ${visible(first)}`);
      }
      for (const partial of partialsIn(tree)) used.add(partial);
      const line = unescapedLine(tree);
      if (line !== undefined) {
        throw new UsageError(`${file}:${line}: prints without escaping`, [
          "write {{name}}: what telemetry says could otherwise run in the reader's browser",
        ]);
      }
      const filled = Handlebars.compile(source, { strict: true, knownHelpersOnly: true, preventIndent: true });
      return [name, (view: unknown, options?: object) => run(file, () => filled(view, options as never))];
    }),
  );
  const idle = Object.keys(sources).find((name) => !used.has(name));
  if (idle !== undefined) {
    const meant = nearest(idle, [...shipped]);
    throw new UsageError(`${visible(idle)}.hbs is used by no template`, [
      meant ? `did you mean ${meant}.hbs?` : `those that can be replaced: ${shipped.join(", ")}`,
    ]);
  }
  return compiled;
}

/** A partial's own fault keeps its name on the way out through the templates that hold it. */
function run(file: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${file} cannot be filled in: ${visible(error instanceof Error ? error.message : String(error))}`,
      ["the fields are those that the shipped templates use: templates/html"],
    );
  }
}

/** Names of the parts that a template uses. */
function partialsIn(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  const { type, name } = node as { type?: unknown; name?: { original?: unknown } };
  const own = /^Partial/.test(String(type)) && typeof name?.original === "string" ? [name.original] : [];
  return [...own, ...Object.values(node).flatMap(partialsIn)];
}

/** The line of the first `{{{` or `{{&` in the tree. */
function unescapedLine(node: unknown): number | undefined {
  if (node === null || typeof node !== "object") return undefined;
  const { type, escaped, loc } = node as { type?: unknown; escaped?: unknown; loc?: { start?: { line?: number } } };
  if (type === "MustacheStatement" && escaped === false) return loc?.start?.line ?? 1;
  for (const inner of Object.values(node)) {
    const line = unescapedLine(inner);
    if (line !== undefined) return line;
  }
  return undefined;
}
