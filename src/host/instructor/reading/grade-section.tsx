import { useState } from "react";
import { anonymityTexts } from "../../messages/anonymity.ts";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { GradeForm } from "../gradebook/grade-form.tsx";
import { BeforeLate } from "./before-late.tsx";
import type { Grades, Reading } from "./reading-data.ts";

interface GradeSectionProps {
  readonly reading: Reading;
  readonly grades: Grades;
  readonly onSaved: () => Promise<void>;
}

/** The grade by hand: one for everybody whose work it is, or another for one of them. */
export function GradeSection({ reading: { id, assignmentId }, grades, onSaved }: GradeSectionProps) {
  const texts = usePartTexts(readingTexts);
  const words = usePartTexts(gradebookTexts);
  const { format } = useMessages();
  /** A student's id; empty: the whole team. */
  const [chosen, setChosen] = useState("");
  const { maxPoints, lateCredit, students } = grades;
  const { givenBeforeLate } = usePartTexts(anonymityTexts);
  const before = ({ points, pointsBeforeLate }: Grades["students"][number]) =>
    pointsBeforeLate === null || pointsBeforeLate === points ? null : givenBeforeLate(pointsBeforeLate);
  const [first, ...others] = students;
  if (first === undefined) return <p>{texts.nobodyLeft}</p>;
  const ofAll = `submissions/${id}/grades`;
  if (others.length === 0) {
    return (
      <>
        <BeforeLate lateCredit={lateCredit} />
        {before(first) === null ? null : <p className="class__facts">{before(first)}</p>}
        <GradeForm path={ofAll} {...{ maxPoints, onSaved }} now={first} />
      </>
    );
  }
  const one = students.find((student) => student.id === chosen);
  const isShared = others.every(({ points, manual }) => points === first.points && manual === first.manual);
  const ofTeam = isShared ? first : { points: null, manual: students.some(({ manual }) => manual), ...nothingSaid };
  return (
    <>
      <BeforeLate lateCredit={lateCredit} />
      {isShared ? null : (
        <ul>
          {students.map((student) => (
            <li key={student.id}>
              {student.name}:{" "}
              {student.points === null
                ? words.noGrade
                : words.gradeNow(format.number(student.points), format.number(maxPoints), student.manual)}{" "}
              {before(student)}
            </li>
          ))}
        </ul>
      )}
      <label className="field teach__choice">
        <span>{texts.forWhom}</span>
        <select value={one?.id ?? ""} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          <option value="">{texts.wholeTeam}</option>
          {students.map(({ id: student, name }) => (
            <option key={student} value={student}>
              {texts.onlyOne(name)}
            </option>
          ))}
        </select>
      </label>
      {one ? (
        <GradeForm
          key={one.id}
          path={`assignments/${assignmentId}/grades/${one.id}`}
          {...{ maxPoints, onSaved }}
          now={one}
        />
      ) : (
        <GradeForm path={ofAll} {...{ maxPoints, onSaved }} now={ofTeam} differs={!isShared} />
      )}
    </>
  );
}

const nothingSaid = { justification: "", basisChanged: false };
