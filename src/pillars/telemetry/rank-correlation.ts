/**
 * Spearman's rank correlation of pairs, ties at their mean rank; -1..1. Undefined for fewer than two pairs or when one
 * side does not vary. `a` and `b` have the same length.
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length < 2 || a.length !== b.length) return undefined;
  return pearson(ranks(a), ranks(b));
}

function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const out = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (let k = start; k < end; k++) out[order[k] ?? 0] = (start + end - 1) / 2 + 1;
    start = end;
  }
  return out;
}

function pearson(a: Float64Array, b: Float64Array): number | undefined {
  const mean = (a.length + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const da = (a[i] ?? 0) - mean;
    const db = (b[i] ?? 0) - mean;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  if (aa === 0 || bb === 0) return undefined;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}
