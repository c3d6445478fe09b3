import { type SubmitEvent, useState } from "react";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { teamTexts } from "../../messages/teams.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage } from "../../settings/context.tsx";
import type { Assignment, LabVersion } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { LateCreditField, type LateStep } from "./late-credit-field.tsx";
import { fromField, toField } from "./local-time.ts";
import { saveAssignment } from "./save-assignment.ts";
import { SolutionsField } from "./solutions-field.tsx";

interface AssignmentFormProps {
  readonly course: string;
  /** The newest version of each lab. */
  readonly labs: readonly LabVersion[];
  /** The one to change; null: a new one. */
  readonly assignment: Assignment | null;
  readonly onSaved: () => Promise<void>;
}

const week = 7 * 24 * 3_600_000;

/** Makes an assignment, or changes one. */
export function AssignmentForm({ course, labs, assignment, onSaved }: AssignmentFormProps) {
  const texts = usePartTexts(instructorTexts).assignments;
  const teamWords = usePartTexts(teamTexts);
  const language = useLanguage();
  const { told, tell, run } = useAction();
  const [labHash, setLabHash] = useState(assignment?.labHash ?? labs[0]?.hash ?? "");
  const [title, setTitle] = useState(assignment?.title ?? labs[0]?.title[language] ?? "");
  const [opens, setOpens] = useState(() => toField(assignment ? new Date(assignment.opensAt) : new Date()));
  const [due, setDue] = useState(() => toField(assignment ? new Date(assignment.dueAt) : endOfDayIn(week)));
  const [most, setMost] = useState(String(assignment?.maxPoints ?? 10));
  const [counts, setCounts] = useState<Assignment["counts"]>(assignment?.counts ?? "best");
  const [late, setLate] = useState<readonly LateStep[]>(
    (assignment?.lateCredit ?? []).map(({ afterHours, credit }) => ({
      hours: String(afterHours),
      percent: String(Math.round(credit * 1e6) / 1e4),
    })),
  );
  const [teamSize, setTeamSize] = useState(String(assignment?.teamSize ?? 1));
  const [solutions, setSolutions] = useState({
    rule: assignment?.solutionsOpen ?? "never",
    date: assignment?.solutionsOpenAt ? toField(new Date(assignment.solutionsOpenAt)) : "",
  });
  const choose = (hash: string) => {
    const of = (wanted: string) => labs.find((lab) => lab.hash === wanted)?.title[language] ?? "";
    // A title that was written by hand stays.
    if (title === of(labHash)) setTitle(of(hash));
    setLabHash(hash);
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const [opensAt, dueAt] = [fromField(opens), fromField(due)];
    if (opensAt === null || dueAt === null) return tell({ text: texts.datesMissing, isRefusal: true });
    const lateCredit = late.map(({ hours, percent }) => ({ afterHours: Number(hours), credit: Number(percent) / 100 }));
    const together = { teamSize: Number(teamSize), solutionsOpen: solutions.rule };
    const solutionsOpenAt = fromField(solutions.date);
    const worth = { maxPoints: Number(most), counts, lateCredit };
    const json = { title, labHash, opensAt, dueAt, ...worth, ...together, solutionsOpenAt };
    if ((await run(() => saveAssignment(course, assignment?.id ?? null, json), texts.saved)) !== null) await onSaved();
  };
  return (
    <form className="teach__form" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span>{texts.lab}</span>
        <select
          value={labHash}
          data-first-focus
          disabled={assignment !== null}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {labs.map((lab) => (
            <option key={lab.hash} value={lab.hash}>
              {texts.labVersion(lab.title[language], lab.version)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={texts.name}
        maxLength={200}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <div className="teach__pair">
        <Field
          label={texts.opens}
          type="datetime-local"
          value={opens}
          onChange={({ currentTarget }) => setOpens(currentTarget.value)}
        />
        <Field
          label={texts.due}
          type="datetime-local"
          value={due}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
        />
      </div>
      <div className="teach__pair">
        <Field
          label={texts.most}
          type="number"
          min={0.1}
          max={1000}
          step="any"
          value={most}
          onChange={({ currentTarget }) => setMost(currentTarget.value)}
        />
        <label className="field">
          <span>{texts.counts}</span>
          <select
            value={counts}
            onChange={({ currentTarget }) => setCounts(currentTarget.value === "last" ? "last" : "best")}
          >
            <option value="best">{texts.countsBest}</option>
            <option value="last">{texts.countsLast}</option>
          </select>
        </label>
      </div>
      <LateCreditField steps={late} onChange={setLate} />
      <Field
        label={teamWords.size}
        note={teamWords.sizeNote}
        type="number"
        min={1}
        max={20}
        value={teamSize}
        onChange={({ currentTarget }) => setTeamSize(currentTarget.value)}
      />
      <SolutionsField
        rule={solutions.rule}
        date={solutions.date}
        onChange={(change) => setSolutions({ ...solutions, ...change })}
      />
      <div className="teach__actions">
        <Button look="main" type="submit">
          {assignment === null ? texts.make : texts.save}
        </Button>
      </div>
      <ToldLine told={told} />
    </form>
  );
}

function endOfDayIn(ms: number): Date {
  const day = new Date(Date.now() + ms);
  day.setHours(23, 59, 0, 0);
  return day;
}
