/** What is known of a data set before it is loaded. */
export interface DatasetFacts {
  /** What it holds, in a sentence. */
  readonly title: { readonly "pt-BR": string; readonly en: string };
  /** As SPDX names it. */
  readonly licence: string;
  /** By file: its size in bytes, and the SHA-256 of its bytes in hexadecimal. */
  readonly files: Readonly<Record<string, FileFacts>>;
}

export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}
