import { randomBytes } from "node:crypto";
import { appendEvent } from "../../../src/grading/journal-chain.ts";
import { sha256Hex } from "../../../src/shared/hash.ts";
import type { Submission } from "../../../src/submission/submission.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import type { Prepared } from "./caller.ts";

const at = "2026-03-02T12:00:00.000Z";
const studentSeed = 20_261;

/** A lab, as submissions name it. */
export type LabName = Submission["lab"];

/** The file of a submission of which the student changed these cells. */
export function fileOf(lab: LabName, changed: Submission["changed"]): string {
  const opened = { type: "opened", labVersion: lab.version, labHash: lab.hash, studentSeed } as const;
  const submission: Submission = {
    ...{ format: 1, lab, studentSeed, language: "pt-BR", names: ["Bench"], at, changed },
    ...{ own: [], disabled: [], reflections: [], claimed: [], outputs: [] },
    journal: [appendEvent({ lab: lab.id, events: [] }, opened, { at, writer: "bench" })],
  };
  return writeSubmission(submission, { title: "Bench", css: "", body: "" });
}

/** A submission's file, and its hash. */
export interface HandedIn {
  readonly file: Prepared;
  readonly hash: string;
}

/** Files of 100 KB that nobody has handed in before. */
export function freshFiles(lab: LabName, count: number): readonly HandedIn[] {
  return Array.from({ length: count }, () => {
    const text = fileOf(lab, [{ cell: 1, text: `// ${randomBytes(49_500).toString("hex")}` }]);
    return { file: { bytes: Buffer.from(text), type: "text/html" }, hash: sha256Hex(text) };
  });
}
