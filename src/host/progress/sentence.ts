import type { JournalEvent } from "../../grading/journal.ts";
import type { Lab } from "../../notebook/model.ts";
import type { Format } from "../messages/format.ts";
import type { ProgressTexts } from "../messages/progress.ts";

/** One event of the journal, as a sentence. @param lab - the lab it happened in; null where no more is known than its id */
export function sentenceOf({ what }: JournalEvent, lab: Lab | null, texts: ProgressTexts, format: Format): string {
  const { said, cell } = texts;
  const title = (id: string) => lab?.exercises.find((exercise) => exercise.id === id)?.title ?? id;
  switch (what.type) {
    case "opened":
      return said.opened(what.labVersion);
    case "updated":
      return said.updated(what.labVersion);
    case "predicted": {
      const prediction = lab?.predictions.find(({ id }) => id === what.prediction);
      const option = prediction?.options.find(({ value }) => value === what.option)?.text.trim() ?? what.option;
      return said.predicted(option, texts.certainty[what.certainty]);
    }
    case "ran":
      if (what.state === "ok") return said.ranOk(cell(what.cell), format.duration(what.durationMs));
      return what.state === "failed" ? said.ranFailed(cell(what.cell)) : said.ranStopped(cell(what.cell));
    case "checked":
      switch (what.outcome) {
        case "passed":
          return said.passed(title(what.exercise));
        case "failed":
          return said.failed(title(what.exercise), what.failed.length);
        case "broken":
          return said.broken(title(what.exercise));
        default:
          return said.notAttempted(title(what.exercise));
      }
    case "hint-opened":
      return said.hint(title(what.exercise), what.hint + 1);
    case "solution-opened":
      return said.solution(title(what.exercise));
    case "reflected":
      return said.reflected(what.length);
    case "reset":
      return said.reset(cell(what.cell));
    case "submitted":
      return said.submitted(what.hash.slice(0, 8));
  }
}
