/** A file to look at. */
export interface OwnFile {
  readonly name: string;
  readonly blob: Blob;
  /** Has the lab it already? */
  readonly isKept: boolean;
}
