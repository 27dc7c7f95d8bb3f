/**
 * Median of the `width` samples around each sample; at the ends the window keeps its width and stops moving. Shorter
 * input than `width` gives its own median everywhere. Linear in the input for a given width.
 */
export function rollingMedian(samples: Float64Array, width: number): Float64Array {
  const n = samples.length;
  const out = new Float64Array(n);
  const size = Math.min(n, width);
  if (size === 0) return out;
  const window = samples.slice(0, size).sort();
  const half = Math.floor(size / 2);
  let first = 0;
  for (let i = 0; i < n; i++) {
    const start = Math.min(Math.max(0, i - half), n - size);
    while (first < start) {
      replace(window, samples[first] ?? 0, samples[first + size] ?? 0);
      first++;
    }
    out[i] = middle(window);
  }
  return out;
}

/** Takes one value out of the sorted window and puts another in. */
function replace(window: Float64Array, gone: number, come: number): void {
  let at = lowerBound(window, gone);
  if (come >= gone) {
    while (at + 1 < window.length && (window[at + 1] ?? 0) < come) {
      window[at] = window[at + 1] ?? 0;
      at++;
    }
  } else {
    while (at > 0 && (window[at - 1] ?? 0) > come) {
      window[at] = window[at - 1] ?? 0;
      at--;
    }
  }
  window[at] = come;
}

function lowerBound(window: Float64Array, value: number): number {
  let low = 0;
  let high = window.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((window[mid] ?? 0) < value) low = mid + 1;
    else high = mid;
  }
  return low;
}

function middle(sorted: Float64Array): number {
  const n = sorted.length;
  const upper = sorted[n >> 1] ?? 0;
  return n % 2 === 1 ? upper : ((sorted[(n >> 1) - 1] ?? 0) + upper) / 2;
}
