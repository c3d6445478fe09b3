import { type SubmitEvent, useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { type MergePreview, mergesSchema, previewSchema } from "../../merges/merge-data.ts";
import { WouldMove } from "../../merges/would-move.tsx";
import { mergeTexts } from "../../messages/merges.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import type { Member, PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";

/** Proposes that another account of the same person becomes part of this one, after showing what would come together. */
export function MergeAccounts({ course, member }: PartProps & { readonly member: Member }) {
  const texts = usePartTexts(mergeTexts);
  const [answer, again] = useAsked(`courses/${course}/merges`, mergesSchema);
  const { told, run } = useAction();
  const [email, setEmail] = useState("");
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const path = `courses/${course}/merges`;
  const json = { keptId: member.id, email: email.trim() };
  const look = async (event: SubmitEvent) => {
    event.preventDefault();
    const ask = () => askClass({ method: "POST", path: `${path}/preview`, json, schema: previewSchema });
    setPreview((await run(ask, ""))?.value ?? null);
  };
  const propose = async () => {
    if ((await run(() => askClass({ method: "POST", path, json }), texts.proposed)) === null) return;
    setPreview(null);
    setEmail("");
    await again();
  };
  const withdraw = async (id: string) => {
    const ask = () => askClass({ method: "DELETE", path: `${path}/${id}` });
    if ((await run(ask, texts.withdrawn)) !== null) await again();
  };
  return (
    <section aria-labelledby="person-merge">
      <h3 id="person-merge">{texts.title}</h3>
      <p className="class__facts">{texts.note}</p>
      <Answered answer={answer} again={again}>
        {(merges) => {
          const ofMember = merges.filter(({ kept, gone }) => [kept.email, gone.email].includes(member.email));
          const own = ofMember.filter(({ state }) => state === "open");
          const [last] = ofMember;
          return (
            <>
              {last?.state === "refused" || last?.state === "expired" ? (
                <p>{texts.ended[last.state](last.gone.email, last.kept.email)}</p>
              ) : null}
              {own.map(({ id, kept, gone, keptAgreed, goneAgreed }) => (
                <div key={id} className="teach__row">
                  <p>{texts.waiting(gone.email, kept.email, Number(keptAgreed) + Number(goneAgreed))}</p>
                  <Button onClick={() => void withdraw(id)}>{texts.withdraw}</Button>
                </div>
              ))}
              {own.length > 0 ? null : (
                <form className="class__form class__form--line" onSubmit={(event) => void look(event)}>
                  <Field
                    label={texts.otherEmail}
                    type="email"
                    maxLength={254}
                    autoComplete="off"
                    value={email}
                    onChange={({ currentTarget }) => {
                      setEmail(currentTarget.value);
                      setPreview(null);
                    }}
                  />
                  <Button type="submit">{texts.look}</Button>
                </form>
              )}
            </>
          );
        }}
      </Answered>
      {preview === null ? null : (
        <>
          <WouldMove {...preview} />
          <Button onClick={() => void propose()}>{texts.propose}</Button>
        </>
      )}
      <ToldLine told={told} />
    </section>
  );
}
