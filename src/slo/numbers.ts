/** The digits that were meant: 14.4 × 0.001 is 0.0144, not 0.014400000000000001. */
export function decimal(value: number): number {
  return Number(value.toPrecision(15));
}

/** For people. */
export function about(value: number): number {
  return Number(value.toPrecision(4));
}

/** 0.999 → `99.9 %` */
export function percent(share: number): string {
  return `${decimal(share * 100)} %`;
}
