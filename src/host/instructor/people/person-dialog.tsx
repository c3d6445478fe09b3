import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { personTexts } from "../../messages/person.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import type { Member, PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { AskFirst } from "./ask-first.tsx";
import { MergeAccounts } from "./merge-accounts.tsx";
import { OwnDates } from "./own-dates.tsx";
import { PasswordLink } from "./password-link.tsx";

interface PersonDialogProps extends PartProps {
  readonly member: Member;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
  /** They are no longer in the course. */
  readonly onLeft: (told: string) => Promise<void>;
}

/** Who somebody is in a course, and all that whoever teaches can change of it. */
export function PersonDialog({ course, member, onClose, onChanged, onLeft }: PersonDialogProps) {
  const texts = usePartTexts(personTexts);
  const { roles } = usePartTexts(instructorTexts).people;
  const { format } = useMessages();
  const { told, run } = useAction();
  const { id, name, email, role, joinedAt } = member;
  const teaches = role === "instructor";
  const path = `courses/${course}/members/${id}`;
  const changeRole = async () => {
    const json = { role: teaches ? "student" : "instructor" };
    const ask = () => askClass({ method: "PATCH", path, json });
    if ((await run(ask, texts.roleChanged(name, !teaches))) !== null) await onChanged();
  };
  const leave = async () => {
    if ((await run(() => askClass({ method: "DELETE", path }), "")) !== null) await onLeft(texts.left(name));
  };
  return (
    <Dialog title={name} onClose={onClose}>
      <p className="class__facts">
        {email} · {texts.since(format.date(joinedAt))}
      </p>
      <section aria-labelledby="person-role">
        <h3 id="person-role">{texts.role}</h3>
        <p>
          <strong>{roles[role]}</strong>. {teaches ? texts.isInstructor : texts.isStudent}
        </p>
        <AskFirst
          key={role}
          action={teaches ? texts.makeStudent : texts.makeInstructor}
          question={teaches ? texts.makeStudentAsk(name) : texts.makeInstructorAsk(name)}
          cancel={texts.cancel}
          onDo={changeRole}
        />
      </section>
      <ToldLine told={told} />
      {teaches ? null : <OwnDates course={course} student={id} />}
      {teaches ? null : <PasswordLink course={course} member={id} />}
      {teaches ? null : <MergeAccounts course={course} member={member} />}
      <section aria-label={texts.leave}>
        <AskFirst
          icon="trash"
          action={texts.leave}
          question={texts.leaveAsk(name)}
          cancel={texts.cancel}
          onDo={leave}
        />
      </section>
    </Dialog>
  );
}
