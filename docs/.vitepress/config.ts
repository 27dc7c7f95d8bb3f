import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { slug } from "../../scripts/reference/markdown.ts";
import { asText, withoutLinksToFiles } from "./markdown.ts";

const root = join(import.meta.dirname, "../..");

/** Pages of a folder as entries of the side bar, by their titles. */
function pagesOf(folder: string): { text: string; link: string }[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md") && file !== "index.md")
    .sort()
    .map((file) => ({ text: titleOf(join(root, folder, file)), link: `/${folder}/${file.replace(/\.md$/, "")}` }));
}

function titleOf(file: string): string {
  const [title = ""] = readFileSync(file, "utf8").split("\n", 1);
  return title.replace(/^# /, "").replaceAll("\\", "");
}

/**
 * The site has the repository's paths, so that links between pages are the same in both; README.md is its first page. A link to a page that
 * is not there breaks the build.
 */
export default defineConfig({
  title: "Plumbrule",
  description: "Assesses the architecture of a running workload against the frameworks teams are asked to follow",
  lang: "en",
  // Below another path than the root of its host: PLUMBRULE_DOCS_BASE=/plumbrule/
  base: process.env.PLUMBRULE_DOCS_BASE ?? "/",
  srcDir: "..",
  srcExclude: ["{src,test,rules,scripts,bench,bin,dist,site,tools,templates,examples,coverage}/**"],
  outDir: "../site",
  cacheDir: "../node_modules/.cache/vitepress",
  rewrites: { "README.md": "index.md" },
  cleanUrls: false,
  lastUpdated: false,
  // Nothing of the page may hang on a host that this one does not name.
  head: [
    ["meta", { name: "referrer", content: "no-referrer" }],
    ["link", { rel: "icon", href: "data:," }],
  ],
  markdown: {
    // Tags in a text are text, and so are braces after it: what rules say is not written for Vue.
    html: false,
    linkify: false,
    attrs: { disable: true },
    anchor: { slugify: slug },
    config: (md) => {
      asText(md);
      withoutLinksToFiles(md, root);
    },
  },
  buildEnd: ({ outDir }) => {
    cpSync(join(root, "schemas"), join(outDir, "schemas"), {
      recursive: true,
      filter: (path) => !path.endsWith(".md"),
    });
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guide", link: "/docs/scoring" },
      { text: "Reference", link: "/docs/reference/" },
    ],
    sidebar: [
      {
        text: "Guide",
        items: [{ text: "Overview", link: "/" }, ...pagesOf("docs"), { text: "Contributing", link: "/CONTRIBUTING" }],
      },
      {
        text: "Reference",
        items: [
          {
            text: "Frameworks",
            link: "/docs/reference/frameworks/",
            collapsed: true,
            items: pagesOf("docs/reference/frameworks"),
          },
          { text: "Checks", link: "/docs/reference/checks/", collapsed: true, items: pagesOf("docs/reference/checks") },
          {
            text: "Commands",
            link: "/docs/reference/commands/",
            collapsed: true,
            items: pagesOf("docs/reference/commands"),
          },
          ...pagesOf("docs/reference"),
        ],
      },
      { text: "Decisions", collapsed: true, items: pagesOf("docs/adr") },
    ],
  },
});
