/** Text in which nothing is a placeholder: strings and comments. */
const OPAQUE = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#[^\n]*/;
/** The forms of the contract, and Grafana's with braces. `$__range_s` is another variable. */
const FORMS = /\{\{-?\s*\.window\s*-?\}\}|\$\{__range\}|\$__range(?![A-Za-z0-9_])|\[\s*window\s*(?=[\]:])/;
const TOKENS = new RegExp(`(${OPAQUE.source})|(${FORMS.source})|(\\{\\{[^{}]*\\}\\}|\\$\\{?[A-Za-z_]\\w*\\}?)`, "g");

/** The query with the window in its place, and whether it had one; or a variable in it that nobody fills in. */
export function fillWindow(query: string, window: string): { text: string; filled: boolean } | { reason: string } {
  let filled = false;
  let strange: string | undefined;
  const text = query.replace(TOKENS, (token, opaque?: string, form?: string) => {
    if (opaque !== undefined) return token;
    if (form === undefined) {
      strange ??= token;
      return token;
    }
    filled = true;
    return form.startsWith("[") ? `[${window}` : window;
  });
  if (strange !== undefined) {
    return {
      reason: `the query holds "${strange.slice(0, 60)}", which has no value here; the window is written [window], {{.window}} or $__range`,
    };
  }
  return { text, filled };
}
