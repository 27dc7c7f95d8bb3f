import type { InstanceTypeRules } from "./instance-type-rules.ts";

type Cloud = "aws" | "azure" | "gcp";

/** What the tables know of an instance type. */
interface InstanceType {
  cloud: Cloud;
  /** `m4`, `Dv2`, `n1`. */
  family: string;
  previous: boolean;
  arm: boolean;
}

/** `ignored`: it names no instance, such as `db.serverless`. `unknown`: it is in no table. */
export type ReadInstanceType = (text: string) => InstanceType | "ignored" | "unknown";

/** Longest name of an instance type that is looked at; the longest real ones have 40 characters. */
const LONGEST = 80;
// Standard_D4-2s_v5, Basic_A1, GP_Standard_D2ds_v4, Standard_NC24ads_A100_v4: letters, size, features, accelerator, version.
const AZURE = /(?:^|_)(?:Standard|Basic)_([A-Z]+)\d+(?:-\d+)?([a-z]*)(?:_[A-Za-z0-9]+)?(?:_v(\d+))?$/;
const AZURE_VERSION = /_v(\d+)$/;
/** Suffix of a series with premium storage in names of the first versions: DS, GS, LS. */
const PREMIUM = "S";

/** Reads `m4.large`, `db.r5.xlarge`, `Standard_D2s_v3`, `n1-standard-4`, `db-n1-standard-1`. */
export function instanceTypeReader(rules: InstanceTypeRules): ReadInstanceType {
  const aws = familyReader("aws", rules.aws);
  const gcp = familyReader("gcp", rules.gcp);
  return (text) => {
    if (text.length > LONGEST) return "unknown";
    if (AZURE.test(text)) return azure(text, rules.azure);
    if (text.includes(".")) return aws(text.toLowerCase().split("."));
    return gcp(text.toLowerCase().split("-"));
  };
}

/** Reads the family out of a name's parts: the first one that is not a prefix. */
function familyReader(
  cloud: Cloud,
  rules: InstanceTypeRules["aws"] | InstanceTypeRules["gcp"],
): (parts: readonly string[]) => ReturnType<ReadInstanceType> {
  const prefixes = new Set(rules.prefixes.values);
  const ignored = new Set(rules.ignored.values);
  const previous = new Set(rules.previous);
  const current = new Set(rules.current);
  const arm = new Set(rules.arm.families);
  return (parts) => {
    const [family = "", size = ""] = prefixes.has(parts[0] ?? "") ? parts.slice(1) : parts;
    if (family !== parts[0] && ignored.has(family)) return "ignored";
    if (size === "") return "unknown";
    if (!previous.has(family) && !current.has(family)) return "unknown";
    return { cloud, family, previous: previous.has(family), arm: arm.has(family) };
  };
}

function azure(text: string, rules: InstanceTypeRules["azure"]): InstanceType | "unknown" {
  const [, letters = "", features = ""] = AZURE.exec(text) ?? [];
  const version = Number(AZURE_VERSION.exec(text)?.[1] ?? 1);
  const series = [letters, letters.endsWith(PREMIUM) ? letters.slice(0, -1) : letters].find((name) =>
    Object.hasOwn(rules.series, name),
  );
  const last = series === undefined ? undefined : rules.series[series];
  if (series === undefined || last === undefined) return "unknown";
  return {
    cloud: "azure",
    family: `${series}v${version}`,
    previous: version <= last,
    arm: features.includes(rules.arm.feature),
  };
}
