import { invalid } from "../records/mlflow-error.ts";

/** MLflow's token of a page: base64 of `{"offset": 20}`, written as Python writes JSON. */
export const pageToken = (offset: number): string => btoa(`{"offset": ${offset}}`);

/** @throws MlflowError */
export function offsetOf(token: string | undefined): number {
  if (!token) return 0;
  let decoded: string;
  try {
    decoded = atob(token);
  } catch {
    throw invalid("Invalid page token, could not base64-decode");
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoded);
  } catch {
    throw invalid(`Invalid page token, decoded value=b'${decoded}'`);
  }
  const offset = Number((parsed as { offset?: unknown } | null)?.offset);
  if (!Number.isInteger(offset) || offset <= 0) throw invalid(`Invalid page token, parsed value=${decoded}`);
  return offset;
}
