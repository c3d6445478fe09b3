import { useState } from "react";
import { askClass } from "../class/class-server.ts";
import { nothingTold, type Told, ToldLine } from "../class/told.tsx";
import { Button } from "../components/button.tsx";
import { useAsked } from "../instructor/use-asked.ts";
import { classTexts } from "../messages/class.ts";
import { mergeTexts } from "../messages/merges.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { type AskedMerge, answeredSchema, askedSchema } from "./merge-data.ts";
import { WouldMove } from "./would-move.tsx";

interface OwnMergesProps {
  readonly email: string;
  /**
   * The accounts are one, and nobody is signed in any more.
   * @param kept - the e-mail that opens it
   */
  readonly onMerged: (kept: string) => Promise<void>;
}

/** Asks the owner of an account whether another is theirs too, where whoever teaches proposed to merge them. */
export default function OwnMerges({ email, onMerged }: OwnMergesProps) {
  const [answer, again] = useAsked("account/merges", askedSchema);
  const texts = usePartTexts(mergeTexts);
  const [hasRefused, setRefused] = useState(false);
  if (!answer?.ok) return null;
  const onAnswered = async (agrees: boolean) => {
    setRefused(!agrees);
    await again();
  };
  return (
    <>
      <p role="status">{hasRefused ? texts.refusedDone : ""}</p>
      {answer.value.map((merge) => (
        <Question key={merge.id} {...{ merge, email, onAnswered, onMerged }} />
      ))}
    </>
  );
}

interface QuestionProps extends OwnMergesProps {
  readonly merge: AskedMerge;
  readonly onAnswered: (agrees: boolean) => Promise<void>;
}

function Question({ merge, email, onAnswered, onMerged }: QuestionProps) {
  const texts = usePartTexts(mergeTexts);
  const { later } = usePartTexts(classTexts);
  const [told, setTold] = useState<Told>(nothingTold);
  const { id, kept, gone, proposedBy, agreed, moved } = merge;
  const respond = async (agrees: boolean) => {
    const ask = { method: "PUT", path: `account/merges/${id}`, json: { agrees }, schema: answeredSchema } as const;
    const answer = await askClass(ask);
    if (!answer.ok) return setTold({ text: answer.why === "later" ? later : answer.text, isRefusal: true });
    if (answer.value.merged) return onMerged(kept.email);
    await onAnswered(agrees);
  };
  return (
    <section className="note note--warn" aria-labelledby={`merge-${id}`}>
      <div className="note__body">
        <h2 id={`merge-${id}`}>{texts.question}</h2>
        <p>{texts.asks(proposedBy, gone.email, kept.email)}</p>
        <WouldMove kept={kept} gone={gone} moved={moved} />
        {agreed ? (
          <p role="status">{texts.agreed(email === kept.email ? gone.email : kept.email)}</p>
        ) : (
          <p>
            <strong>{texts.warning}</strong>
          </p>
        )}
        <div className="class__actions">
          {agreed ? null : <Button onClick={() => void respond(true)}>{texts.agree}</Button>}
          <Button onClick={() => void respond(false)}>{texts.refuse}</Button>
        </div>
        <ToldLine told={told} />
      </div>
    </section>
  );
}
