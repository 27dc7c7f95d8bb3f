import type { Path } from "../../documents/problems.ts";
import { nameAt, type Reading, say, textAt } from "./reading.ts";

/** slo-generator fills `${NAME}` in before it reads a file. */
export function holdsVariable(text: string): boolean {
  return /\$\{\w/.test(text);
}

export function sayVariable(reading: Reading, at: Path): undefined {
  return say(reading, at, "holds a variable of the environment, which is not looked into; write the value");
}

export function plainNameAt(reading: Reading, at: Path): string | undefined {
  const name = nameAt(reading, at);
  return name !== undefined && holdsVariable(name) ? sayVariable(reading, at) : name;
}

export function plainTextAt(reading: Reading, at: Path): string | undefined {
  const text = textAt(reading, at);
  return text !== undefined && holdsVariable(text) ? sayVariable(reading, at) : text;
}
