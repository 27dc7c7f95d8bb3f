/** Markup that came from `element` and nowhere else: the only thing a template may print without escaping (see render.ts). */
export interface Svg {
  readonly markup: string;
}

const made = new WeakSet<object>();

/** Whether a value came from `element`: an object from outside with the same field did not. */
export function isSvg(value: unknown): value is Svg {
  return typeof value === "object" && value !== null && made.has(value);
}

type Tag = "svg" | "g" | "path" | "rect" | "line" | "circle" | "text" | "title" | "polygon";
type Attribute =
  | "aria-label"
  | "class"
  | "color"
  | "cx"
  | "cy"
  | "d"
  | "fill"
  | "font-family"
  | "font-size"
  | "font-weight"
  | "height"
  | "pathLength"
  | "points"
  | "r"
  | "role"
  | "rx"
  | "stroke"
  | "stroke-dasharray"
  | "stroke-dashoffset"
  | "stroke-width"
  | "text-anchor"
  | "transform"
  | "viewBox"
  | "width"
  | "x"
  | "x1"
  | "x2"
  | "xmlns"
  | "y"
  | "y1"
  | "y2";

const ENTITIES: { [mark: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** One element; tags and attribute names are ours, every text and every value is escaped here. */
export function element(
  tag: Tag,
  attributes: { [A in Attribute]?: string | number },
  children: readonly (Svg | string)[] = [],
): Svg {
  const parts = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(shown(value))}"`);
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : child.markup)).join("");
  const svg = { markup: inner === "" ? `<${tag}${parts.join("")}/>` : `<${tag}${parts.join("")}>${inner}</${tag}>` };
  made.add(svg);
  return svg;
}

/** A picture with a name and a description for who cannot see it. `file`: it is one of its own. */
export function picture(
  of: { width: number; height: number; kind: string; title: string; description: string; file?: boolean },
  children: readonly Svg[],
): Svg {
  return element(
    "svg",
    {
      ...(of.file ? { xmlns: "http://www.w3.org/2000/svg", color: "#1b1f24" } : {}),
      class: of.kind,
      viewBox: `0 0 ${of.width} ${of.height}`,
      role: "img",
      "aria-label": `${of.title}: ${of.description}`,
    },
    of.file ? [element("title", {}, [of.title]), ...children] : children,
  );
}

/** XML has no place for a half of a surrogate pair and for U+FFFE and U+FFFF: the mark for what cannot be shown stands there. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** Two decimals are finer than any screen. */
function shown(value: string | number | undefined): string {
  if (typeof value !== "number") return value ?? "";
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : "0";
}
