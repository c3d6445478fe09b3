/** What the page says to the service worker; each is answered through the port that comes with it. */
export type ToWorker =
  /** The page is there. `module` is the path of one of its own files, which tells its release. Answer: {@link HelloAnswer}. */
  | { readonly type: "hello"; readonly module: string }
  /** A lab was opened: all that it needs is to work without a network. Answer: {@link KeepAnswer}, when that is done. */
  | { readonly type: "keep"; readonly lab: string; readonly datasets: readonly string[] }
  /** The student agreed: pages come from this worker's release from now on. Answer: {@link ReleaseAnswer}, when that is so. */
  | { readonly type: "take-over" }
  /** Which release is the worker's own? Answer: {@link ReleaseAnswer}. */
  | { readonly type: "release" };

export interface HelloAnswer {
  /** Id of the release that the page came from; null where that is none of ours. */
  readonly release: string | null;
  /** Is the page of the release that is served to pages that open now? */
  readonly isCurrent: boolean;
}

export interface ReleaseAnswer {
  readonly release: string;
}

export interface KeepAnswer {
  /** Is everything on the device? */
  readonly isWhole: boolean;
}

/** What the service worker says to pages by itself. */
export type ToPage =
  /** The server did, or did not, answer. */
  | { readonly type: "reached"; readonly reached: boolean }
  /** The page asked for a file that the server has only in a newer release. */
  | { readonly type: "outdated" }
  /** The student agreed to a newer release, in this page or another. */
  | { readonly type: "agreed" };
