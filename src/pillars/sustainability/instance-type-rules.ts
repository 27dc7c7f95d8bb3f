/** Values with where they come from. */
interface Sourced {
  values: string[];
  source: string;
}

/** Power behind regions: grams of CO2 equivalent for each kilowatt-hour, yearly mean of the grid. */
export interface GridRules {
  source: string;
  unit: string;
  regions: { [region: string]: number };
  /** Region → the region of `regions` that lies in the same grid. */
  sameGrid: { source: string; regions: { [region: string]: string } };
  ignored: Sourced;
}

/** rules/instance-types.yaml, compiled. */
export interface InstanceTypeRules {
  schema: 1;
  aws: {
    source: string;
    prefixes: Sourced;
    ignored: Sourced;
    previous: string[];
    current: string[];
    arm: { families: string[]; source: string };
  };
  azure: {
    source: string;
    /** Series letters → highest version that counts as previous; 0: none. */
    series: { [letters: string]: number };
    /** Letter of a size's features that marks Arm. */
    arm: { feature: string; source: string };
  };
  gcp: {
    source: string;
    prefixes: Sourced;
    ignored: Sourced;
    previous: string[];
    current: string[];
    arm: { families: string[]; source: string };
  };
  grid: GridRules;
}
