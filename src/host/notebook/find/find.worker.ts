import { findIn, type Query, type SearchedCell } from "./find-text.ts";

export interface SearchRequest {
  readonly cells: readonly SearchedCell[];
  readonly query: Query;
  readonly replacement: string;
}

/** A regular expression may never come to an end: here it can be stopped. */
self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
  self.postMessage(findIn(data.cells, data.query, data.replacement));
};
