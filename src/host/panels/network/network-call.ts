/** A request that the notebook made, as the panel shows it. */
export interface NetworkCall {
  readonly key: string;
  /** The cell that asked; null where it is not known. */
  readonly cell: number | null;
  readonly method: string;
  readonly url: string;
  /** HTTP status; null while there is no answer, or where none came. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly sizeBytes: number;
}
