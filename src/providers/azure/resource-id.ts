/** What the id of an Azure resource says. Ids differ in case between Azure's own APIs: they are compared in small letters. */
export interface ResourceId {
  id: string;
  subscription: string;
  /** `Microsoft.Sql/servers/databases`: the namespace of its metrics. */
  type: string;
  name: string;
}

const SHAPE =
  /^\/subscriptions\/([0-9A-Za-z-]{1,64})\/resourceGroups\/[^/]{1,90}\/providers\/([\w.]{1,100})((?:\/[^/]{1,260}){2,12})$/i;

/** Undefined for what is no id of a resource. */
export function parseResourceId(text: unknown): ResourceId | undefined {
  if (typeof text !== "string") return undefined;
  // What has a meaning in URLs would ask for something else.
  const match = /[?#%\\\s]/.test(text) ? undefined : SHAPE.exec(text.replace(/\/$/, ""));
  if (!match) return undefined;
  const [id, subscription = "", namespace = "", rest = ""] = match;
  const parts = rest.slice(1).split("/");
  if (parts.length % 2 !== 0 || parts.some((part) => part === "." || part === "..")) return undefined;
  const types = parts.filter((_, at) => at % 2 === 0);
  return { id, subscription, type: [namespace, ...types].join("/"), name: parts.at(-1) ?? "" };
}

/** `West Europe` → `westeurope`; undefined for what cannot be a region: it becomes a part of a host's name. */
export function parseRegion(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const region = text.toLowerCase().replaceAll(" ", "");
  return /^[a-z0-9]{2,40}$/.test(region) ? region : undefined;
}

export function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
