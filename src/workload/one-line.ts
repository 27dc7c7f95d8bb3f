import { visible } from "../model/text.ts";

/** Text that a person wrote, perhaps over several lines, as one line without anything that could act on a terminal. */
export function oneLine(text: string): string {
  return visible(text.replaceAll(/\s+/g, " ").trim());
}
