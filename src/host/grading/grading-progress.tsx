import { gradedCsv } from "../../grader/graded-csv.ts";
import { gradedJson } from "../../grader/graded-files.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { saveFile } from "../components/save-file.ts";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage } from "../settings/context.tsx";
import { type Desk, type GradingDesk, gradedOf, waitsForKey } from "./grading-desk.ts";

/** How far it is, stopping and going on, and what can be taken away. */
export function GradingProgress({ desk, store }: { desk: Desk; store: GradingDesk }) {
  const texts = usePartTexts(gradingTexts);
  const language = useLanguage();
  const { rows, isGoing, trouble } = desk;
  const graded = gradedOf(desk);
  const [done, all] = [graded.length, rows.length];
  const isAtWork = rows.some((row) => row.grading === null && !waitsForKey(desk, row));
  return (
    <>
      <p className="grading__progress">
        <progress max={all} value={done} aria-label={texts.table} />
        <span role="status">{texts.progress(done, all)}</span>
      </p>
      {isAtWork ? <p className="class__facts">{texts.visible}</p> : null}
      <div role="alert">
        {trouble === null ? null : (
          <p className="note note--warn">
            <Icon name="warn" />
            <span>{trouble.kind === "unreached" ? texts.unreached : texts.fault(trouble.detail)}</span>
          </p>
        )}
      </div>
      <div className="teach__actions">
        {!isAtWork ? null : (
          <Button icon={isGoing ? "stop" : "play"} onClick={() => (isGoing ? store.stop() : store.goOn())}>
            {isGoing ? texts.stop : texts.goOn}
          </Button>
        )}
        <Button
          icon="download"
          look={done === all ? "main" : "plain"}
          disabled={done === 0}
          onClick={() => saveFile(texts.tableName, "text/csv;charset=utf-8", gradedCsv(graded, language))}
        >
          {texts.csv}
        </Button>
        <Button
          icon="download"
          disabled={done === 0}
          onClick={() => saveFile(texts.jsonName, "application/json", gradedJson(graded))}
        >
          {texts.json}
        </Button>
        <Button icon="trash" onClick={() => store.clear()}>
          {texts.clear}
        </Button>
      </div>
    </>
  );
}
