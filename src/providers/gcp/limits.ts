/** How much is asked at once. */
export const LIMITS = {
  // monitoring.v3, ListTimeSeriesRequest.page_size: 100,000 points at most
  pagePoints: 100_000,
  // ours: a distribution with twenty buckets that are not empty is some 300 bytes: about 8 MB of JSON, as a page of points
  pageDistributions: 25_000,
  // monitoring.v3, AlertPolicy: a filter is 2,048 characters at most; ours to hold it for reading too
  filterCharacters: 2_048,
  // ours: as many resources are named in one filter
  filterValues: 100,
  // ours: pages of one answer that the plan did not see coming
  pages: 200,
  // ours: 256 MB of JSON take a gigabyte to read; a page of points is a tenth of that
  answerBytes: 256 * 1_048_576,
  // ours: more than any machine that keeps its time
  clockMs: 5 * 60_000,
  // ours: rows of one list that stand in the evidence
  rows: 1_000,
  // ours: characters of one text of a server
  textCharacters: 300,
} as const;
