/**
 * Type-7 quantile (linear interpolation, the default of R, NumPy and spreadsheets): Hyndman & Fan 1996.
 * `sorted` ascending and not empty; `p` in 0..1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}
