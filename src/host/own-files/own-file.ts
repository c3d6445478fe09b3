/** A file to look at. */
export interface OwnFile {
  readonly name: string;
  readonly blob: Blob;
  /** Has the lab it already? */
  readonly isKept: boolean;
}

/** As much as is read to show how a file looks. */
export const lookBytes = 1 << 18;
