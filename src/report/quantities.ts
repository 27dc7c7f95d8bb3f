export { formatQuantity, number } from "../model/quantity.ts";

/** 0..100 → `62`. What is not exactly 100 or 0 is never shown as that: `99.9`, `0.1`. */
export function formatScore(score: number | null): string {
  if (score === null) return "–";
  const rounded = Math.round(score);
  if (rounded >= 100 && score < 100) return String(Math.floor(score * 10) / 10);
  if (rounded <= 0 && score > 0) return String(Math.max(0.1, Math.round(score * 10) / 10));
  return String(rounded);
}

/** `31–81`. */
export function formatInterval(score: { low: number; high: number }): string {
  return `${formatScore(score.low)}–${formatScore(score.high)}`;
}

/** 0..1 → `62 %`. */
export function formatShare(share: number): string {
  return `${formatScore(share * 100)} %`;
}

/** Points of a score, always with one decimal: `6.2`, `6.0`. */
export function formatPoints(points: number): string {
  if (points > 0 && points < 0.05) return "<0.1";
  if (points < 0 && points > -0.05) return ">-0.1";
  return points.toFixed(1);
}

/** With its sign: `+6.2`, `-0.4`, `0`. */
export function formatMove(points: number): string {
  if (Math.abs(points) < 1e-9) return "0";
  return points > 0 ? `+${formatPoints(points)}` : formatPoints(points);
}
