import { createHash } from "node:crypto";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import type { Episode } from "../../../src/model/fact.ts";
import { html } from "../../../src/report/html/index.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const render = async (assessment: Assessment = sampleAssessment()) =>
  html.render(assessment, { color: false, width: 80, verbose: false });

interface Element {
  tag: string;
  attributes: { [name: string]: string };
}

function elementsOf(page: string): Element[] {
  const out: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if (!("childNodes" in node)) return;
    for (const child of node.childNodes) {
      if ("tagName" in child) {
        out.push({
          tag: child.tagName,
          attributes: Object.fromEntries(child.attrs.map((one) => [one.name, one.value])),
        });
      }
      walk(child);
    }
  };
  walk(parse(page));
  return out;
}

/** Values that follow the data: where links go, and what places are called. */
const FREE = new Set(["href", "id", "aria-label", "aria-labelledby"]);

/** Tags with the names and fixed values of their attributes, in order. */
const structure = (page: string) =>
  elementsOf(page).map(({ tag, attributes }) =>
    [tag, ...Object.entries(attributes).map(([name, value]) => (FREE.has(name) ? name : `${name}=${value}`))].join(" "),
  );

/** Times that cannot be read draw no picture, so the hostile page is compared with one whose times are as unreadable. */
const plainly = () => hostileAssessment(sampleAssessment(), "x");

describe("html", () => {
  test("is the same page each time", async () => {
    expect(await render()).toBe(await render());
  });

  test("runs nothing and loads nothing", async () => {
    const elements = elementsOf(await render());
    const policy = elements.find((one) => one.attributes["http-equiv"] === "Content-Security-Policy");
    const script = /<script>(.*?)<\/script>/s.exec(await render())?.[1] ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(elements.filter((one) => one.tag === "script")).toEqual([{ tag: "script", attributes: {} }]);
    expect(script.length).toBeLessThan(6 * 1024);
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|eval\(|Function\(|fetch\(|XMLHttpRequest|import\(/);
    expect(elements.filter((one) => ["iframe", "object", "embed", "base", "form"].includes(one.tag))).toEqual([]);
    for (const { attributes } of elements) {
      expect(
        Object.keys(attributes).filter((name) => name.startsWith("on") || name === "src" || name === "style"),
      ).toEqual([]);
    }
    const outside = elements.flatMap(({ attributes }) =>
      attributes.href && !/^(#|data:,$)/.test(attributes.href) ? [attributes.href] : [],
    );
    expect(new Set(outside)).toEqual(new Set(["https://wiki.example.org/reviews/2022"]));
  });

  test.each(Object.keys(PAYLOADS))("hostile names (%s) add no element and no attribute", async (name) => {
    const page = await render(hostileAssessment(sampleAssessment(), PAYLOADS[name] ?? ""));
    expect(structure(page)).toEqual(structure(await render(plainly())));
    expect(page).not.toMatch(RAW_CONTROLS);
  });

  test.each(["script", "attribute", "svg", "bidi", "template", "style"])(
    "hostile names (%s) in pictures stay text",
    async (name) => {
      // With readable times the pictures are drawn.
      const payload = PAYLOADS[name] ?? "";
      const keepTimes = (assessment: Assessment, other: Assessment): Assessment => ({
        ...assessment,
        episodes: assessment.episodes.map((one, index) => ({
          ...one,
          start: other.episodes[index]?.start ?? "",
          end: other.episodes[index]?.end ?? "",
        })),
        charts: assessment.charts.map((one, index) => ({ ...one, start: other.charts[index]?.start ?? "" })),
      });
      const hostile = await render(keepTimes(hostileAssessment(sampleAssessment(), payload), sampleAssessment()));
      const plain = await render(keepTimes(plainly(), sampleAssessment()));
      expect(structure(hostile)).toEqual(structure(plain));
      expect(structure(plain).filter((one) => one.startsWith("svg class=spark viewBox"))).toHaveLength(7);
      expect(structure(plain).filter((one) => one.startsWith("svg class=timeline"))).toHaveLength(1);
    },
  );

  test("any string anywhere is text", async () => {
    const expected = structure(await render(plainly()));
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom(..."< > \" ' ` & = { } / ! - ;".split(" "), " ", "script", "onload", "svg", "</"),
          minLength: 1,
          maxLength: 14,
        }),
        async (payload) => {
          fc.pre(payload.trim() !== "");
          expect(structure(await render(hostileAssessment(sampleAssessment(), payload)))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("an object from outside that looks like a picture is not printed as one", async () => {
    const assessment = sampleAssessment();
    const disguised = { provider: "x", level: "info", message: { markup: "<script>alert(1)</script>" } };
    assessment.diagnostics.push(disguised as unknown as Assessment["diagnostics"][number]);
    const page = await render(assessment);
    expect(page).not.toContain("<script>alert");
    expect(elementsOf(page).filter((one) => one.tag === "script")).toHaveLength(1);
  });

  test("every practice, check and piece of evidence is there once, and no link leads nowhere", async () => {
    const assessment = sampleAssessment({ size: "full" });
    const elements = elementsOf(await render(assessment));
    const ids = elements.flatMap((one) => (one.attributes.id === undefined ? [] : [one.attributes.id]));
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap((one) =>
      one.attributes.href?.startsWith("#") ? [one.attributes.href.slice(1)] : [],
    );
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    // An empty address is the page itself, wherever it lies.
    expect(elements.filter((one) => one.attributes.href === "" || one.attributes.href === "#")).toEqual([]);
    for (const { check } of assessment.findings) expect(ids).toContain(check);
    const practices = assessment.frameworks.flatMap((framework) =>
      framework.pillars.flatMap((pillar) => pillar.practices),
    );
    expect(practices).toHaveLength(352);
    const page = await render(assessment);
    for (const practice of practices) expect(page).toContain(`<code>${practice.id}</code>`);
  });

  test("the first screen answers what is wrong, what happened and what is not known", async () => {
    const page = await render();
    const glance = /<ul class=glance>[\s\S]*?<\/ul>/.exec(page)?.[0] ?? "";
    expect(glance.replace(/<[^>]*>/g, "|").match(/What is wrong|What happened|What is not known/g)).toHaveLength(3);
    expect(page.indexOf("<ul class=glance>")).toBeLessThan(page.indexOf("<section"));
  });

  test("delivery tells grades with their source and failures, or why there is nothing", async () => {
    const page = await render();
    expect(page).toContain("Accelerate State of DevOps 2024, p. 13");
    expect(page).toContain("checkout/v1.4.0");
    const sample = sampleAssessment();
    const none = await render({ ...sample, delivery: { ...sample.delivery, services: [], reason: "no tags <b>" } });
    expect(none).toContain("Not measured: no tags &lt;b&gt;.");
  });

  test("small charts name whose calls they show, and quote the largest departure", async () => {
    const sample = sampleAssessment();
    const [first] = sample.charts;
    if (!first) throw new Error("the sample changed");
    const own = (one: { subject: string; signal: string }) =>
      one.subject === first.subject && one.signal === first.signal;
    const furthest = { ...sample.episodes.find(own), target: "cart", evidence: [first.evidence], peak: 77 } as Episode;
    const page = await render({
      ...sample,
      charts: [{ ...first, target: "cart" }],
      episodes: [...sample.episodes.filter((one) => !own(one)), { ...furthest, peak: 2 }, furthest],
    });
    const story = /<section id=story.*?<\/section>/s.exec(page)?.[0] ?? "";
    const captions = [...story.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, text]) => text);
    expect(captions).toHaveLength(1);
    expect(captions[0]).toContain("calls to cart");
    expect(captions[0]).toContain("77 s");
  });

  test("headings descend one level at a time", async () => {
    const levels = elementsOf(await render()).flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test("stays under 280 KiB with 100 checks, 340 verdicts and 352 practices, and under 210 KiB with 35 practices", async () => {
    const assessment = sampleAssessment({ size: "full" });
    expect(Buffer.byteLength(await render(assessment))).toBeLessThan(280 * 1024);
    const few = { ...assessment, frameworks: sampleAssessment().frameworks };
    expect(Buffer.byteLength(await render(few))).toBeLessThan(210 * 1024);
  });

  test("ten thousand components make a page of bounded size", async () => {
    const assessment = sampleAssessment();
    const model = assessment.findings.find((finding) => finding.check === "single-replica-component");
    const practice = assessment.frameworks[0]?.pillars[2]?.practices[1];
    const item = assessment.evidence[0];
    if (!model || !practice || !item) throw new Error("the sample changed");
    for (let n = 0; n < 10_000; n++) {
      assessment.workload.components.push({ id: `c${n}`, type: "http-service", dependsOn: [] });
      assessment.findings.push({
        ...model,
        id: `f-${n}`,
        subject: `c${n}`,
        message: `only ${n}`,
        evidence: [`e-${n}`],
      });
      assessment.evidence.push({ ...item, id: `e-${n}`, subject: `c${n}` });
      practice.findings.push(`f-${n}`);
    }
    const page = await render(assessment);
    expect(Buffer.byteLength(page)).toBeLessThan(600 * 1024);
    const ids = new Set(elementsOf(page).flatMap((one) => one.attributes.id ?? []));
    const links = elementsOf(page).flatMap((one) =>
      one.attributes.href?.startsWith("#") ? [one.attributes.href.slice(1)] : [],
    );
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
  });

  test("an assessment with nothing in it is still a page", async () => {
    const empty = {
      ...sampleAssessment(),
      frameworks: [],
      findings: [],
      fixes: [],
      episodes: [],
      diagnostics: [],
      evidence: [],
      charts: [],
      objectives: [],
      decisions: [],
      usage: {},
    };
    const page = await render(empty);
    expect(page).toContain("No check gave a verdict");
    expect(elementsOf(page).some((one) => one.attributes.id === "story")).toBe(false);
  });
});
