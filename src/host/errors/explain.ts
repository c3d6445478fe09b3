import type { CellError } from "../../kernel/protocol.ts";
import { explainAssignment } from "./assignments.ts";
import { explainCall } from "./calls.ts";
import { explainData } from "./data.ts";
import { both, type Explain, type Explanation, type Notebook } from "./explanation.ts";
import { explainLimit } from "./limits.ts";
import { explainName } from "./names.ts";
import { explainNothing } from "./nothing.ts";
import type { Source } from "./source.ts";
import { explainTensor } from "./tensors.ts";

/** From the most particular words to the most general. */
const families: readonly Explain[] = [
  explainName,
  explainTensor,
  explainCall,
  explainAssignment,
  explainData,
  explainLimit,
  explainNothing,
];

/** What a run's error means and what to try; null where its own words, those of the kernel or the toolkit, say it already. */
export function explain(
  error: Pick<CellError, "name" | "message" | "line" | "input">,
  source: Source,
  notebook: Notebook,
): Explanation | null {
  if (isLocalized(error.name)) return null;
  const fault = { ...error, source, notebook };
  for (const family of families) {
    const found = family(fault);
    if (found) return found;
  }
  return {
    what: both("", ""),
    try: both(
      "Leia a mensagem, vá até a linha e mostre com display(…) os valores que ela usa.",
      "Read the message, go to the line, and show with display(…) the values that it uses.",
    ),
  };
}

/** Errors of the kernel and the toolkit say in the reader's language what happened and what to do. */
const isLocalized = (name: string): boolean => /^(StudentError|LabError|BlockedError|StoppedError)$/.test(name);
