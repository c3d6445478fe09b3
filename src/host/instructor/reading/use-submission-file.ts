import { useEffect, useState } from "react";
import { type ReadSubmission, readSubmission } from "../../../submission/read-submission.ts";

export interface SubmissionFile {
  readonly read: ReadSubmission;
  /** The page around the data, as it came: anybody may have written it. */
  readonly html: string;
}

/** The file that was handed in; `failed` where the server does not give it, null until it is there. */
export function useSubmissionFile(submission: string): SubmissionFile | "failed" | null {
  const [file, setFile] = useState<SubmissionFile | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    setFile(null);
    fetchFile(submission).then(
      (found) => here && setFile(found),
      () => here && setFile("failed"),
    );
    return () => {
      here = false;
    };
  }, [submission]);
  return file;
}

async function fetchFile(submission: string): Promise<SubmissionFile> {
  const response = await fetch(`${import.meta.env.BASE_URL}api/submissions/${submission}/file`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { read: readSubmission(bytes), html: new TextDecoder().decode(bytes) };
}
