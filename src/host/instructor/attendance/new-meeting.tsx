import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { attendanceTexts } from "../../messages/attendance.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { toField } from "../assignments/local-time.ts";
import type { Member, PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";

interface NewMeetingProps extends PartProps {
  /** Which class of the course it would be. */
  readonly number: number;
  readonly students: readonly Member[];
  readonly onMade: (id: string) => void;
}

const madeSchema = z.object({ id: z.string() });

/** Writes down a class, with everybody present: only who was away is left to mark. */
export function NewMeeting({ course, number, students, onMade }: NewMeetingProps) {
  const texts = usePartTexts(attendanceTexts);
  const { told, run } = useAction();
  const [heldOn, setHeldOn] = useState(() => toField(new Date()).slice(0, 10));
  const [title, setTitle] = useState<string>(texts.nameDefault(number));
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const path = `courses/${course}/meetings`;
    const json = { heldOn, title };
    const made = await run(() => askClass({ method: "POST", path, json, schema: madeSchema }), "");
    if (made === null) return;
    const { id } = made.value;
    const marks = students.map((student) => ({ studentId: student.id, mark: "present" }));
    const ask = () => askClass({ method: "PUT", path: `meetings/${id}/marks`, json: { marks } });
    // The class is there in any case, and its roll can be marked.
    await run(ask, texts.made);
    onMade(id);
  };
  return (
    <form className="teach__form" onSubmit={(event) => void make(event)}>
      <div className="teach__pair">
        <Field
          label={texts.day}
          type="date"
          min="2000-01-01"
          max="2199-12-31"
          value={heldOn}
          onChange={({ currentTarget }) => setHeldOn(currentTarget.value)}
        />
        <Field
          label={texts.name}
          maxLength={120}
          autoComplete="off"
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      </div>
      <div className="teach__actions">
        <Button type="submit" look="main">
          {texts.make}
        </Button>
      </div>
      <ToldLine told={told} />
    </form>
  );
}
