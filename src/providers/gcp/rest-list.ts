import type { Called } from "../shared/calls.ts";
import type { Cloud } from "./cloud.ts";
import type { Api } from "./endpoint.ts";
import type { Page } from "./monitoring.ts";

export type Item = { [key: string]: unknown };

interface ListRequest {
  api: Api;
  path: string;
  query: { [name: string]: string | string[] };
  permission: string;
  /** The key that the items stand under. */
  items: string;
}

/** A page of a REST list: objects under a key, and the token of the next. */
export async function restPage(
  cloud: Cloud,
  source: string,
  request: ListRequest,
  token: string,
): Promise<Called<Page<Item>>> {
  const { items: key, query, ...rest } = request;
  const called = await cloud.rest(source, {
    ...rest,
    query: { ...query, ...(token === "" ? {} : { pageToken: token }) },
  });
  if ("failure" in called) return called;
  const { [key]: list, nextPageToken } = called.answer;
  const items = list === undefined ? [] : list;
  if (
    !Array.isArray(items) ||
    !items.every(isItem) ||
    !(nextPageToken === undefined || typeof nextPageToken === "string")
  )
    return { failure: { kind: "final", reason: "the answer does not have the shape that this API gives" } };
  return { answer: { items, next: nextPageToken ?? "" } };
}

export function isItem(value: unknown): value is Item {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A text, or the empty one. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The pages of a list that is told newest first, up to the one that goes back beyond `since` (milliseconds). */
export function restSince(
  cloud: Cloud,
  source: string,
  request: ListRequest,
  since: number,
  timeOf: (item: Item) => number,
): Promise<Called<Item[]>> {
  return cloud.all(source, async (token) => {
    const called = await restPage(cloud, source, request, token);
    if ("failure" in called) return called;
    const { items, next } = called.answer;
    const last = items.at(-1);
    return { answer: { items, next: last && timeOf(last) < since ? "" : next } };
  });
}

/** Milliseconds; NaN for what is no instant. */
export function instantOf(value: unknown): number {
  return Date.parse(textOf(value));
}
