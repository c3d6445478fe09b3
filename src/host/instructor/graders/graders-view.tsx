import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { type Grader, gradersSchema } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";

const madeSchema = z.object({ id: z.string(), token: z.string() });

/** The programs that grade: each has a token, which is shown once and can be taken back. */
export function GradersView() {
  const texts = usePartTexts(instructorTexts).graders;
  const { format } = useMessages();
  const [answer, again] = useAsked("graders", gradersSchema);
  const { told, run } = useAction();
  const [name, setName] = useState("");
  const [token, setToken] = useState("");
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const made = await run(
      () => askClass({ method: "POST", path: "graders", json: { name }, schema: madeSchema }),
      texts.made,
    );
    if (made === null) return;
    setName("");
    setToken(made.value.token);
    await again();
  };
  const revoke = async ({ id, name: of }: Grader) => {
    if ((await run(() => askClass({ method: "DELETE", path: `graders/${id}` }), texts.revoked(of))) !== null)
      await again();
  };
  return (
    <section aria-labelledby="graders">
      <h2 id="graders">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <form className="class__form class__form--line" onSubmit={(event) => void make(event)}>
        <Field
          label={texts.name}
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit">{texts.make}</Button>
      </form>
      <ToldLine told={told} />
      {token === "" ? null : (
        <label className="field">
          <span>{texts.token}</span>
          <input className="class__code" readOnly value={token} onFocus={({ target }) => target.select()} />
          <span className="class__facts">{texts.once}</span>
        </label>
      )}
      <Answered answer={answer} again={again}>
        {(graders) =>
          graders.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ul className="class__tasks">
              {graders.map((grader) => (
                <li key={grader.id} className="teach__row">
                  <span>
                    <strong>{grader.name}</strong>{" "}
                    <span className="class__facts">
                      {grader.lastSeenAt === null ? texts.neverSeen : texts.lastSeen(format.date(grader.lastSeenAt))}
                    </span>
                  </span>
                  <Button icon="trash" aria-label={texts.revokeOf(grader.name)} onClick={() => void revoke(grader)}>
                    {texts.revoke}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <p>
        <Link href={linkTo({ page: "grading" })}>{texts.inBrowser}</Link>. {texts.inBrowserNote}
      </p>
    </section>
  );
}
