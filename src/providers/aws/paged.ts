import type { Access } from "./access.ts";

/** A list of one API, from its first page to its last; or why it is not whole. */
export type Listed<T> = { items: T[]; pages: number } | { reason: string };

interface PagedOptions<T> {
  /** `aws/<api>` */
  api: string;
  /** For messages: `DescribeAlarms in eu-west-1`. */
  what: string;
  mostPages: number;
  send(
    token: string | undefined,
    abort: AbortSignal,
  ): Promise<{ items: readonly T[] | undefined; next: string | undefined }>;
}

export async function paged<T>({ calls }: Access, { api, what, mostPages, send }: PagedOptions<T>): Promise<Listed<T>> {
  const items: T[] = [];
  let token: string | undefined;
  for (let page = 1; ; page++) {
    const called = await calls.call(api, (abort) => send(token, abort));
    if ("failure" in called) return { reason: `${what}: ${called.failure.reason}` };
    items.push(...(called.answer.items ?? []));
    const { next } = called.answer;
    if (next === undefined || next === "") return { items, pages: page };
    if (next === token || page >= mostPages) return { reason: `${what}: still more after ${page} pages` };
    token = next;
  }
}

/** The pages of several lists; undefined where one of them is not whole. */
export function pagesOf(lists: readonly ({ pages: number } | { reason: string })[]): number | undefined {
  let sum = 0;
  for (const list of lists) {
    if ("reason" in list) return undefined;
    sum += list.pages;
  }
  return sum;
}
