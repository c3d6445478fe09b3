import { useState } from "react";
import type { Mark, Meeting } from "../../attendance/attendance-data.ts";
import { dayText } from "../../attendance/day-text.ts";
import { askClass } from "../../class/class-server.ts";
import { nothingTold, type Told, ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { attendanceTexts } from "../../messages/attendance.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage } from "../../settings/context.tsx";
import type { Member } from "../instructor-data.ts";
import { AskFirst } from "../people/ask-first.tsx";
import { BringText } from "../sheets/bring-text.tsx";
import { WindowedTable } from "../windowed-table.tsx";
import { useMarks } from "./use-marks.ts";
import { readWasThere } from "./was-there.ts";

interface RollProps {
  readonly meeting: Meeting;
  readonly students: readonly Member[];
  readonly before: ReadonlyMap<string, Mark>;
  readonly onRemoved: () => void;
}

const all = ["present", "absent", "excused"] as const;

/** The roll of one meeting. */
export function Roll({ meeting, students, before, onRemoved }: RollProps) {
  const texts = usePartTexts(attendanceTexts);
  const language = useLanguage();
  const { marks, saving, refusal, set, retry } = useMarks(meeting.id, before);
  const [told, setTold] = useState<Told>(nothingTold);
  const count = (mark: Mark) => students.filter(({ id }) => marks.get(id) === mark).length;
  const bring = (text: string) => {
    const found = readWasThere(text, students);
    if (found === null) return setTold({ text: texts.noEmails, isRefusal: true });
    if (found.present.length === 0) return setTold({ text: texts.noneKnown, isRefusal: true });
    const absent = found.absent.filter((id) => marks.get(id) !== "excused");
    set([...found.present.map((id) => [id, "present"] as const), ...absent.map((id) => [id, "absent"] as const)]);
    setTold({ text: texts.taken(found.present.length, absent.length, found.strangers), isRefusal: false });
  };
  const remove = async () => {
    const answer = await askClass({ method: "DELETE", path: `meetings/${meeting.id}` });
    if (answer.ok) onRemoved();
    else setTold({ text: answer.why === "later" ? texts.notSaved : answer.text, isRefusal: true });
  };
  return (
    <>
      <h3>{texts.open(meeting.title, dayText(meeting.heldOn, language))}</h3>
      <p className="class__facts">{texts.rollNote}</p>
      <div className="teach__actions">
        <Button icon="check" onClick={() => set(students.map(({ id }) => [id, "present"] as const))}>
          {texts.allPresent}
        </Button>
        <BringText label={texts.fromFile} onText={bring} />
      </div>
      <p className="class__facts">{texts.fromFileNote}</p>
      <ToldLine told={told} />
      <p role="status">
        {texts.present(count("present"))}, {texts.absent(count("absent"))}.{" "}
        {saving === "saved" ? texts.saved : saving === "saving" ? texts.saving : ""}
      </p>
      {saving === "failed" ? (
        <div role="alert">
          <p>
            {texts.notSaved} {refusal}
          </p>
          <Button icon="restart" onClick={retry}>
            {texts.retry}
          </Button>
        </div>
      ) : null}
      <WindowedTable
        className="grid--roll"
        caption={texts.caption(students.length, 1)}
        heads={[texts.student, texts.title]}
        rows={students}
        keyOf={({ id }) => id}
        cells={({ id, name }) => {
          const mark = marks.get(id);
          return [
            name,
            <fieldset key="marks" className="segments" aria-label={texts.markOf(name)}>
              {all.map((one) => (
                <button key={one} type="button" aria-pressed={mark === one} onClick={() => set([[id, one]])}>
                  {texts.marks[one]}
                </button>
              ))}
            </fieldset>,
          ];
        }}
      />
      <AskFirst icon="trash" action={texts.remove} question={texts.removeAsk} cancel={texts.keep} onDo={remove} />
    </>
  );
}
