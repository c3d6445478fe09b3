import { type SubmitEvent, useId, useState } from "react";
import * as z from "zod/mini";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { askClass } from "../../class/class-server.ts";
import { nothingTold, type Told, ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { CodedText } from "../../components/coded-text.tsx";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { GroupComment } from "./group-comment.tsx";
import type { Failure } from "./statistics-data.ts";

const addedSchema = z.object({ added: z.number() });
const linksAtMost = 10;

interface FailureGroupProps extends PartProps {
  readonly assignment: string;
  /** Where the exercise stands; null: nobody knows any more, and nothing can be said there. */
  readonly cell: number | null;
  readonly failure: Failure;
}

/** Submissions that a check said the same of: to open, and to comment on all together. */
export function FailureGroup({ course, assignment, cell, failure }: FailureGroupProps) {
  const texts = usePartTexts(statisticsTexts);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<Told>(nothingTold);
  const { told, run } = useAction();
  const id = useId();
  const { check, text, count, submissions } = failure;
  const said = text === "" ? check : text;
  const send = async (event: SubmitEvent, written: string) => {
    event.preventDefault();
    const json = { cell, text: written, submissions };
    const path = `assignments/${assignment}/comments`;
    const sent = await run(() => askClass({ method: "POST", path, json, schema: addedSchema }), "");
    if (sent === null) return;
    setDone({ text: texts.sent(sent.value.added), isRefusal: false });
    setOpen(false);
  };
  return (
    <>
      <p id={id}>
        <CodedText text={texts.failure(said, count)} />
      </p>
      <p className="statistics__links">
        {submissions.slice(0, linksAtMost).map((submission, at) => (
          <Link key={submission} href={linkTo({ page: "class", at: `${course}/submissions/${submission}` })}>
            {texts.submission(at + 1)}
          </Link>
        ))}
        {submissions.length > linksAtMost ? <span>{texts.more(submissions.length - linksAtMost)}</span> : null}
      </p>
      {cell === null ? null : (
        <Button
          icon="pencil"
          aria-expanded={isOpen}
          aria-label={texts.commentOn(said)}
          onClick={() => setOpen(!isOpen)}
        >
          {texts.comment(count)}
        </Button>
      )}
      {isOpen ? <GroupComment assignment={assignment} onSend={send} /> : null}
      <ToldLine told={told.isRefusal ? told : done} />
    </>
  );
}
