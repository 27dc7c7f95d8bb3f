import { UsageError } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";

/** What Handlebars makes of a template. */
type Compiled = (view: unknown, options?: object) => string;

/**
 * The user's templates, compiled. They are held to what the shipped ones are held to: everything they print is escaped, a field that the
 * view does not have is an error, and they call no helper but the built-in ones. Throws UsageError (exit 2) that names file and line.
 */
export async function compileOwn(sources: { [name: string]: string }): Promise<{ [name: string]: Compiled }> {
  const { default: Handlebars } = await import("handlebars");
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      const file = `${visible(name)}.hbs`;
      let tree: unknown;
      try {
        tree = Handlebars.parse(source);
      } catch (error) {
        const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new UsageError(`${file} is no Handlebars template: ${visible(first)}`);
      }
      const line = unescapedLine(tree);
      if (line !== undefined) {
        throw new UsageError(`${file}:${line}: prints without escaping`, [
          "write {{name}}: what telemetry says could otherwise run in the reader's browser",
        ]);
      }
      const compiled = Handlebars.compile(source, { strict: true, knownHelpersOnly: true, preventIndent: true });
      return [name, (view: unknown, options?: object) => run(file, () => compiled(view, options as never))];
    }),
  );
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
