/**
 * What a source gives, or the reason of the interruption as soon as there is one: also of a source that does not obey its signal.
 * What that source does later is nobody's.
 */
export function interruptible<T>(work: Promise<T>, abort: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(abort.reason);
    if (abort.aborted) stop();
    abort.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => abort.removeEventListener("abort", stop));
  });
}
