/**
 * Filters the page: by text, framework, pillar, severity and outcome. Everything is in the page without it; this only hides.
 * What is chosen stands in the address (`#?q=alert&severity=high`), so that a link shows the same. Runs in browsers, alone.
 */
type Choice = "framework" | "pillar" | "severity" | "outcome";

const CHOICES: Choice[] = ["framework", "pillar", "severity", "outcome"];
const OUTCOMES = ["fail", "partial", "unknown", "error", "waived", "pass", "not-applicable"];

/** A check or a practice, with what it is chosen by. */
interface Item {
  element: HTMLElement;
  text: string;
  is: { [C in Choice]?: string };
}

/** The class of the nearest element that has an outcome. */
const outcomeOf = (element: Element) => {
  const holder = element.closest(OUTCOMES.map((one) => `.${one}`).join());
  return OUTCOMES.find((one) => holder?.classList.contains(one)) ?? "";
};

/** The first words of the heading, without the small print in it. */
const headingOf = (element: Element | null | undefined) =>
  element?.querySelector("h2,h3")?.firstChild?.textContent?.trim().toLowerCase() ?? "";

function items(): Item[] {
  const checks = [...document.querySelectorAll<HTMLElement>("#checks .check, #checks li[id]")].map(
    (element): Item => ({
      element,
      text: (element.textContent ?? "").toLowerCase(),
      is: {
        pillar: headingOf(element.closest(".checks")),
        severity: element.querySelector("i")?.textContent ?? "",
        outcome: outcomeOf(element),
      },
    }),
  );
  const practices = [...document.querySelectorAll<HTMLElement>(".practices > li")].map(
    (element): Item => ({
      element,
      text: (element.textContent ?? "").toLowerCase(),
      is: {
        framework: headingOf(element.closest("section")),
        pillar: headingOf(element.closest(".pillar")),
        severity: element.querySelector("i")?.textContent ?? "",
        outcome: outcomeOf(element),
      },
    }),
  );
  return [...checks, ...practices];
}

const all = items();
const form = document.createElement("form");
form.className = "filter";
form.setAttribute("role", "search");
const search = field("q", Object.assign(document.createElement("input"), { type: "search" }), "Find");
const selects = CHOICES.map((choice) => {
  const select = document.createElement("select");
  const values = [...new Set(all.map((item) => item.is[choice] ?? ""))].filter(Boolean);
  if (choice === "outcome") values.sort((a, b) => OUTCOMES.indexOf(a) - OUTCOMES.indexOf(b));
  select.append(new Option("any", ""), ...values.map((value) => new Option(value, value)));
  return field(choice, select, choice);
});
const count = document.createElement("output");
const clear = Object.assign(document.createElement("button"), { type: "reset", textContent: "Show all" });
form.append(count, clear);
document.querySelector("main")?.before(form);

function field<E extends HTMLInputElement | HTMLSelectElement>(name: string, control: E, label: string): E {
  control.name = name;
  const words = document.createElement("label");
  words.append(`${label} `, control);
  form.append(words);
  return control;
}

function apply(): void {
  const query = search.value.trim().toLowerCase();
  const chosen = new Map(selects.filter((one) => one.value !== "").map((one) => [one.name as Choice, one.value]));
  const active = query !== "" || chosen.size > 0;
  let shown = 0;
  for (const { element, text, is } of all) {
    // A check belongs to no framework: choosing one leaves the checks.
    const fits = [...chosen].every(([choice, value]) => is[choice] === undefined || is[choice] === value);
    element.hidden = active && !(fits && text.includes(query));
    if (!element.hidden) shown++;
  }
  // Folders and headings without anything left in them go too; those with something open.
  for (const folder of document.querySelectorAll<HTMLElement>(".group, .question, .pillar, .checks, .framework")) {
    const members = folder.querySelectorAll<HTMLElement>(".check, .practices > li, ul > li[id]");
    folder.hidden = active && members.length > 0 && [...members].every((one) => one.hidden);
    if (active && !folder.hidden && folder instanceof HTMLDetailsElement) folder.open = true;
  }
  count.value = active ? `${shown} of ${all.length} shown` : "";
  clear.hidden = !active;
  const state = new URLSearchParams([...(query ? [["q", query]] : []), ...chosen]);
  const address = state.size > 0 ? `#?${state}` : location.hash.startsWith("#?") ? "#" : undefined;
  if (address !== undefined) history.replaceState(null, "", address);
}

function restore(): void {
  if (!location.hash.startsWith("#?")) return;
  const state = new URLSearchParams(location.hash.slice(2));
  search.value = state.get("q") ?? "";
  for (const select of selects) select.value = state.get(select.name) ?? "";
  apply();
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
addEventListener("hashchange", restore);
// What a link leads to has to be open, and nothing may hide it.
addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  if (target.closest("[hidden]")) form.reset();
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
});
apply();
restore();
