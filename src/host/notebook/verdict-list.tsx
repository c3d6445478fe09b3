import { useState } from "react";
import type { Verdict } from "../../grading/outcome.ts";
import { verdictMarkdown } from "../../grading/own-messages.ts";
import type { Check } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";
import { Icon } from "../components/icon.tsx";
import { Prose } from "../prose/prose.tsx";
import type { ExerciseView } from "../session/snapshot.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { outcomeIcons } from "./outcome-icons.ts";

/** What the checks said. The first that failed is open: one thing to mend at a time. */
export function VerdictList({ item }: { item: ExerciseView }) {
  const texts = useMessages().lab.exercise;
  const { verdicts, exercise, checking } = item;
  const attempted = verdicts.some((verdict) => verdict.outcome !== "not-attempted");
  if (!attempted) return null;
  const first = verdicts.find((verdict) => verdict.outcome === "failed" || verdict.outcome === "broken");
  return (
    <section className={`verdicts ${checking ? "verdicts--old" : ""}`} aria-label={texts.checks} aria-busy={checking}>
      <ul>
        {verdicts.map((verdict) => {
          const check = exercise.checks.find(({ id }) => id === verdict.check);
          return check ? (
            <VerdictRow key={verdict.check} check={check} verdict={verdict} first={verdict === first} />
          ) : null;
        })}
      </ul>
      <p className="verdicts__sealed">{texts.sealed}</p>
    </section>
  );
}

function VerdictRow({ check, verdict, first }: { check: Check; verdict: Verdict; first: boolean }) {
  const texts = useMessages().lab.exercise;
  const language = useLanguage();
  // The reader's own choice lasts until the place of the first failure moves.
  const [choice, setChoice] = useState<{ readonly first: boolean; readonly open: boolean } | null>(null);
  const { outcome } = verdict;
  const text = textOf(check, verdict, language, texts.brokenText);
  const line = (
    <>
      <Icon name={outcomeIcons[outcome]} />
      <span className="verdict__title">{check.title}</span>
      <span className="verdict__word">{texts.verdict[outcome]}</span>
    </>
  );
  if (!text) {
    return (
      <li className={`verdict verdict--${outcome}`}>
        <div className="verdict__line">{line}</div>
      </li>
    );
  }
  const open = choice?.first === first ? choice.open : first;
  return (
    <li className={`verdict verdict--${outcome}`}>
      <button
        type="button"
        className="verdict__line"
        aria-expanded={open}
        onClick={() => setChoice({ first, open: !open })}
      >
        {line}
        <Icon name={open ? "up" : "down"} />
      </button>
      {open ? <Prose className="prose verdict__text" text={text} /> : null}
    </li>
  );
}

/** The author's message in the reader's language, or Bancada's own, as markdown; empty where there is nothing to say. */
export function textOf(
  check: Pick<Check, "messages">,
  { outcome, message }: Pick<Verdict, "outcome" | "message">,
  language: Language,
  broken: string,
): string {
  if (outcome === "broken") return broken;
  return outcome === "failed" && message ? verdictMarkdown(message, check.messages, language) : "";
}
