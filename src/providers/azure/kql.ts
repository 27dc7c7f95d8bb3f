/** A text as KQL writes it. */
export function kqlText(text: string): string {
  // KQL knows the escapes of JSON; line ends of Unicode would end the literal.
  return JSON.stringify(text).replaceAll(/[\u007f-\u{10ffff}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

export function kqlTime(ms: number): string {
  return `datetime(${new Date(ms).toISOString()})`;
}

/** `where` of a span: the end is not in it. */
export function within(start: number, end: number): string {
  return `| where TimeGenerated >= ${kqlTime(start)} and TimeGenerated < ${kqlTime(end)}`;
}
