import { startWorker } from "../../editor/trusted.ts";
import type { SearchRequest } from "./find.worker.ts";
import workerUrl from "./find.worker.ts?worker&url";
import { findIn, type Match, patternOf } from "./find-text.ts";

export type SearchResult =
  | { readonly kind: "found"; readonly matches: readonly Match[] }
  /** The regular expression cannot be read; `detail` are the browser's own words. */
  | { readonly kind: "unreadable"; readonly detail: string }
  /** The regular expression was still looking after a second, or its worker could not begin. */
  | { readonly kind: "endless" }
  /** Another search began before this one ended. */
  | { readonly kind: "superseded" };

const longestMs = 1_000;

/** Searches words at once, and regular expressions in a worker that is ended where they do not come to an end. */
export class Searcher {
  #worker: Worker | null = null;
  /** Ends the search that runs. */
  #stop: () => void = () => undefined;

  async search(request: SearchRequest): Promise<SearchResult> {
    this.#stop();
    const { cells, query, replacement } = request;
    if (!query.regex) return { kind: "found", matches: findIn(cells, query, replacement) };
    try {
      patternOf(query);
    } catch (error) {
      return { kind: "unreadable", detail: error instanceof Error ? error.message : String(error) };
    }
    return this.#searchApart(request);
  }

  dispose(): void {
    this.#stop();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #searchApart(request: SearchRequest): Promise<SearchResult> {
    const worker = this.#worker ?? startWorker(workerUrl, "find");
    this.#worker = worker;
    return new Promise((resolve) => {
      const end = (result: SearchResult, keepsWorker: boolean) => {
        clearTimeout(timer);
        this.#stop = () => undefined;
        if (!keepsWorker) {
          worker.terminate();
          this.#worker = null;
        }
        resolve(result);
      };
      const timer = setTimeout(() => end({ kind: "endless" }, false), longestMs);
      this.#stop = () => end({ kind: "superseded" }, false);
      worker.onmessage = ({ data }: MessageEvent<readonly Match[]>) => end({ kind: "found", matches: data }, true);
      worker.onerror = () => end({ kind: "endless" }, false);
      worker.postMessage(request);
    });
  }
}
