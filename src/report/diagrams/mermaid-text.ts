import { visible } from "../../model/text.ts";

/** Characters of a name that is shown; of a longer one the beginning and the end are. */
const LONGEST = 40;

/** All of ASCII but letters, digits, spaces and commas, and a point or hyphen that stands inside a word. */
const MARKS = /[!-+/:-@[-`{-~]|(?<![A-Za-z0-9])[-.]|[-.](?![A-Za-z0-9])/g;

/** What Mermaid still acts on after it has read entities: `$$` begins a formula, `fa:fa-car` is an icon, `\\n` ends a line. */
const LATE_MARKS = /\$(?=\$)|:(?=\S)|\\(?=n)/g;
/** Nothing to see, and no line may end at it. */
const WORD_JOINER = "\u2060";

/**
 * Text from outside as Mermaid shows it and never obeys it: what could be a mark to it becomes an entity (`#35;`), so that quotes,
 * brackets, `%%{init}%%`, HTML, markdown, `;` and `:` mean nothing.
 */
export function mermaidText(text: string, longest = LONGEST): string {
  return shortened(text, longest)
    .replace(LATE_MARKS, (mark) => mark + WORD_JOINER)
    .replace(MARKS, (mark) => `#${mark.charCodeAt(0)};`);
}

/** At most so many characters, with `…` for what is cut from the middle; controls are shown escaped. */
export function shortened(text: string, longest = LONGEST): string {
  const characters = [...visible(text.toWellFormed())];
  if (characters.length <= longest) return characters.join("");
  const tail = Math.floor(longest / 3);
  return `${characters.slice(0, longest - 1 - tail).join("")}…${characters.slice(-tail).join("")}`;
}

/** What a flowchart does not show, below it. */
export function noteLines(notes: readonly string[]): string[] {
  return notes.map((note, at) => `  note${at + 1}>"${mermaidText(note, 240)}"]`);
}
