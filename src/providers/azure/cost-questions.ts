/** One query of Cost Management: each day by two groups, which are all that it takes. */
export interface CostQuestion {
  /** What decides the answer beside subscription and days: under that it is kept. */
  key: string;
  /** For the evidence: `by ServiceName and the tag owner`. */
  said: string;
  grouping: readonly { type: "Dimension" | "TagKey"; name: string }[];
  /** Values of a dimension that are wanted; all without it. */
  filter?: { name: string; values: readonly string[] };
  /** The columns of the answer that hold the groups, in small letters. */
  columns: readonly [group: string, mark: string];
  /** Whether an amount of these groups is what is looked for. */
  marked(group: string, mark: string): boolean;
}

/** Of moving data: meters of a category whose names hold one of the texts. */
export interface TransferRules {
  meters: readonly { category: string; holding: readonly string[] }[];
  source: string;
}

/** Everything, by service; what is looked for carries the tag of an owner. */
export function servicesQuestion(ownerTag: string): CostQuestion {
  return {
    key: ownerTag,
    said: `by ServiceName and the tag ${ownerTag}`,
    grouping: [
      { type: "Dimension", name: "ServiceName" },
      { type: "TagKey", name: ownerTag },
    ],
    columns: ["servicename", "tagvalue"],
    marked: (_service, owner) => owner !== "",
  };
}

/** The categories that meters of moving data are in; what is looked for are these meters. */
export function transferQuestion({ meters }: TransferRules): CostQuestion {
  const categories = meters.map(({ category }) => category);
  return {
    key: `meters ${JSON.stringify(meters)}`,
    said: `by MeterCategory (${categories.join(", ")}) and Meter`,
    grouping: [
      { type: "Dimension", name: "MeterCategory" },
      { type: "Dimension", name: "Meter" },
    ],
    filter: { name: "MeterCategory", values: categories },
    columns: ["metercategory", "meter"],
    marked: (category, meter) =>
      meters.some((one) => one.category === category && one.holding.some((text) => meter.includes(text))),
  };
}
