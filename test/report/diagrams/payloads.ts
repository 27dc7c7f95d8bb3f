import { PAYLOADS } from "../hostile-assessment.ts";

/** Names that mean something to Mermaid, beside those that mean something to a page. */
export const DIAGRAM_PAYLOADS: { [name: string]: string } = {
  ...PAYLOADS,
  init: '%%{init: {"securityLevel": "loose", "theme": "dark"}}%%',
  frontMatter: "---\nconfig:\n  securityLevel: loose\n---\n",
  click: '"]\nclick c1 "javascript:alert(1)" "x"\nclick c1 call alert(1)\nx["',
  callback: "c1 href javascript:alert(1)",
  end: "end",
  keyword: "subgraph end\nend",
  style: "style c1 fill:#f00,stroke:url(//x)",
  className: ":::critical",
  shape: "@{ shape: circle, img: '//x' }",
  markdown: '`**bold** _it_ <img src=x onerror="alert(1)">`',
  list: "1. one",
  bullet: "- one",
  entity: "#60;b#62; #quot; #lt; &lt;b&gt; &#60;i&#62;",
  math: "$$x^2 \\href{javascript:alert(1)}{y}$$",
  icon: "fa:fa-car mdi:home",
  lines: "a<br/>b\\nc\nd;e",
  brackets: '[("{{[/\\]}}")] |x| --> ==> -.->',
  sequence: "wrap:x\nNote over p1: y\nlink p1: a @ javascript:alert(1)\np1->>p2: z",
  comment: "%% gone",
  nothing: " ",
};
