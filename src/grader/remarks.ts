import { verifyChain } from "../grading/journal-chain.ts";
import type { Outcome } from "../grading/outcome.ts";
import { foldProgress } from "../grading/progress.ts";
import type { Localized } from "../shared/text.ts";
import type { Submission } from "../submission/submission.ts";

/** What a person who grades should look at; it changes no points. */
export interface Remark {
  readonly code: "journal-altered" | "other-seed" | "other-lab" | "claimed-more";
  readonly message: Localized;
}

interface Found {
  readonly exercise: string;
  readonly outcome: Outcome;
  readonly claimed: Outcome | null;
}

export function remarksOn(
  { journal, lab, studentSeed }: Pick<Submission, "journal" | "lab" | "studentSeed">,
  exercises: readonly Found[],
): Remark[] {
  const progress = foldProgress(journal);
  const remarks: Remark[] = [];
  if (journal.length === 0 || journal.some((event) => event.lab !== lab.id) || verifyChain(journal).length > 0) {
    remarks.push({
      code: "journal-altered",
      message: {
        "pt-BR": "O diário do arquivo foi alterado depois de escrito, ou falta parte dele.",
        en: "The journal in the file was altered after it was written, or part of it is missing.",
      },
    });
  }
  if (progress.studentSeed !== studentSeed) {
    remarks.push({
      code: "other-seed",
      message: {
        "pt-BR": "A semente dos dados não é a do diário: os números desta pessoa seriam outros.",
        en: "The seed of the data is not the journal's: this person's numbers would be others.",
      },
    });
  }
  if (progress.labHash !== lab.hash) {
    remarks.push({
      code: "other-lab",
      message: {
        "pt-BR": "A versão do laboratório não é a do diário.",
        en: "The version of the lab is not the journal's.",
      },
    });
  }
  const more = exercises.filter(({ outcome, claimed }) => claimed === "passed" && outcome !== "passed");
  if (more.length > 0) {
    const names = more.map(({ exercise }) => exercise).join(", ");
    remarks.push({
      code: "claimed-more",
      message: {
        "pt-BR": `Na página de quem entregou passava, e na correção não: ${names}. Costuma ser uma verificação que só a correção tem.`,
        en: `It passed on the page of who handed it in, and does not in grading: ${names}. Usually a check that only grading has.`,
      },
    });
  }
  return remarks;
}
