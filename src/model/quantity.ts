import type { FactValue } from "./fact.ts";
import { byCodeUnit } from "./order.ts";
import { listed } from "./text.ts";

/** A measured value with its unit, for people. UCUM units are spelt out where people would. */
export function formatQuantity(value: FactValue | null, unit: string, mostItems = 3): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return formatList(value, mostItems);
  if (!Number.isFinite(value)) return "–";
  if (unit === "1") return `${ratio(value)} %`;
  if (unit === "s") return duration(value);
  if (unit === "By" || unit === "By/s") return bytes(value) + unit.slice(2);
  const name = unit.replace(/^\{count\}$/, "").replace(/\{([^{}]*)\}/g, "$1");
  if (name === "" || name === "1") return number(value);
  return `${number(value)}${name.startsWith("1/") ? name.slice(1) : ` ${name}`}`;
}

function formatList(values: readonly unknown[], most: number): string {
  if (values.length === 0) return "none";
  // A row has commas of its own.
  return listed(values.map(formatItem), most, values.some(isRow) ? "; " : ", ");
}

function isRow(item: unknown): item is object {
  return typeof item === "object" && item !== null;
}

/** Fields of a row that a sentence names; the rest is in the evidence. */
const NAMED_FIELDS = 5;

function formatItem(item: unknown): string {
  if (typeof item === "number") return number(item);
  if (!isRow(item)) return String(item);
  // Texts say which row it is, numbers how much: each by name, since kept documents do not keep the order of fields.
  return Object.entries(item)
    .filter(([, field]) => field !== null && typeof field !== "object")
    .sort(([a, x], [b, y]) => Number(typeof x === "number") - Number(typeof y === "number") || byCodeUnit(a, b))
    .slice(0, NAMED_FIELDS)
    .map(([name, field]) => `${words(name)} ${typeof field === "number" ? number(field) : field}`)
    .join(", ");
}

/** `callsPerTrace` → calls per trace. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A share near one is told apart from its target by what is missing to one: three digits of that. */
function ratio(value: number): string {
  const gap = Math.abs(1 - value);
  if (value > 0.9 && value < 1 && gap > 0) {
    const digits = Math.min(8, Math.floor(-Math.log10(gap)) + 1);
    return plain((value * 100).toFixed(digits));
  }
  return number(value * 100);
}

function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return "0 s";
  if (size < 1) return `${number(seconds * 1000)} ms`;
  if (size < 120) return `${number(seconds)} s`;
  if (size < 7200) return `${number(seconds / 60)} min`;
  if (size < 172_800) return `${number(seconds / 3600)} h`;
  return `${number(seconds / 86_400)} d`;
}

function bytes(value: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let scaled = value;
  let unit = 0;
  while (Math.abs(scaled) >= 1024 && unit < units.length - 1) {
    scaled /= 1024;
    unit += 1;
  }
  return `${number(scaled)} ${units[unit] ?? "B"}`;
}

/** Three significant digits below a thousand, whole numbers with commas above; no locale has a say. */
export function number(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) {
    const rounded = Math.round(value);
    if (Math.abs(rounded) >= 1e15) return plain(value.toPrecision(3));
    return String(rounded).replace(/\B(?=(\d{3})+$)/g, ",");
  }
  const text = value.toPrecision(3);
  return plain(text.includes("e") ? String(Number(text)) : text);
}

function plain(text: string): string {
  if (/[eE]/.test(text) || !text.includes(".")) return text;
  return text.replace(/0+$/, "").replace(/\.$/, "");
}
