import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { MarkdownRenderer } from "vitepress";

/** Vue reads what Markdown gives: `{{`, in a text, in code or in a heading, is no expression of it. */
export function asText(md: MarkdownRenderer): void {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => render(tokens, options, env).replaceAll("{{", "&#123;&#123;");
}

/**
 * A link to a file or folder of the repository that is no page of the site becomes its text, and one to README.md leads to the first page.
 * Links to what is not there stay, and break the build.
 */
export function withoutLinksToFiles(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push("links-to-files", (state) => {
    const { path } = state.env as { path?: string };
    if (path === undefined) return;
    for (const block of state.tokens) {
      const open: boolean[] = [];
      block.children =
        (block.children ?? null)?.filter((token) => {
          if (token.type === "link_open") {
            const href = token.attrGet("href") ?? "";
            const target = fileOf(href, path);
            if (target !== undefined && relative(root, target) === "README.md")
              token.attrSet("href", href.replace("README.md", "index.md"));
            const kept = target === undefined || isServed(relative(root, target)) || !existsSync(target);
            open.push(kept);
            return kept;
          }
          return token.type === "link_close" ? (open.pop() ?? true) : true;
        }) ?? null;
    }
  });
}

function fileOf(href: string, page: string): string | undefined {
  const [file = ""] = href.split("#");
  return file === "" || /^([a-z]+:|\/)/i.test(file) ? undefined : join(dirname(page), decodeURI(file));
}

/** Pages, and the schemas that are copied beside them. */
function isServed(path: string): boolean {
  return /\.(md|html)$/.test(path) ? !path.startsWith("examples/") : /^schemas\/.*\.json$/.test(path);
}
