import { memo, useEffect, useId, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Prose } from "../prose/prose.tsx";
import type { PredictionView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

const levels = ["guess", "think", "bet"] as const;

/** The student commits before the exercise opens; once it passes, prediction and result stand side by side. */
export const PredictionCard = memo(function PredictionCard({
  item,
  unlocks,
}: {
  item: PredictionView;
  unlocks: string;
}) {
  const texts = useMessages().lab.prediction;
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const before = useRef(item.given);
  useEffect(() => {
    const isNew = before.current === null && item.given !== null;
    before.current = item.given;
    // The form went, and took the focus with it: whoever answered goes on from here, not from the top of the page.
    if (isNew && document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  }, [item.given]);
  return (
    <section
      ref={card}
      className="solid card prediction"
      aria-labelledby={titleId}
      data-prediction={item.prediction.id}
      tabIndex={-1}
    >
      {/* The prose above says it to the eye. */}
      <h3 id={titleId} className="hidden-text">
        {texts.title}
      </h3>
      {item.given === null ? <Ask item={item} unlocks={unlocks} /> : <Given item={item} />}
    </section>
  );
});

function Ask({ item, unlocks }: { item: PredictionView; unlocks: string }) {
  const texts = useMessages().lab.prediction;
  const { session } = useActions();
  const { prediction } = item;
  const [option, setOption] = useState<string | null>(null);
  const [certainty, setCertainty] = useState<(typeof levels)[number] | null>(null);
  const [missing, setMissing] = useState(false);
  const name = useId();
  const submit = () => {
    if (option === null || certainty === null) setMissing(true);
    else session.predict(prediction.id, option, certainty);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="choices">
        <legend>
          <Prose text={prediction.question} />
        </legend>
        {prediction.options.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={`${name}-option`}
              value={choice.value}
              checked={option === choice.value}
              onChange={() => setOption(choice.value)}
            />
            <span className="choice__letter">{choice.value}</span>
            <Prose className="prose choice__text" text={choice.text} />
          </label>
        ))}
      </fieldset>
      <fieldset className="choices choices--row">
        <legend>{texts.certainty}</legend>
        {levels.map((level) => (
          <label key={level} className="choice choice--small">
            <input
              type="radio"
              name={`${name}-certainty`}
              value={level}
              checked={certainty === level}
              onChange={() => setCertainty(level)}
            />
            <span>{texts.levels[level]}</span>
          </label>
        ))}
      </fieldset>
      <div className="card__actions">
        <Button look="main" type="submit" icon="lock">
          {texts.lockIn}
        </Button>
        <span className={missing ? "card__missing" : "quiet-text"} role={missing ? "alert" : undefined}>
          {missing ? texts.choose : texts.unlocks(unlocks)}
        </span>
      </div>
    </form>
  );
}

function Given({ item }: { item: PredictionView }) {
  const texts = useMessages().lab.prediction;
  const { prediction, given, revealed, value } = item;
  const chosen = prediction.options.find((option) => option.value === given?.option);
  if (!given || !chosen) return null;
  return (
    <>
      <Prose text={prediction.question} />
      <div className="sides">
        <div className="side">
          <p className="side__name">
            {texts.given} · {texts.levels[given.certainty]}
          </p>
          <div className="side__body">
            <span className="choice__letter">{chosen.value}</span>
            <Prose className="prose choice__text" text={chosen.text} />
          </div>
        </div>
        {revealed ? (
          <div className="side side--result">
            <p className="side__name">{texts.result}</p>
            <p className="side__body">
              <code>{prediction.reveal}</code> <span aria-hidden="true">→</span>{" "}
              <output>{value ?? texts.valuePending}</output>
            </p>
          </div>
        ) : null}
      </div>
      {revealed ? (
        <>
          <p className={`prediction__verdict ${given.option === prediction.answer ? "is-hit" : "is-miss"}`}>
            <Icon name={given.option === prediction.answer ? "check" : "dot"} />
            {given.option === prediction.answer ? texts.hit : texts.miss}
          </p>
          <ul className="comments" aria-label={texts.comments}>
            {prediction.options.map((option) => (
              <li key={option.value} className={option.value === prediction.answer ? "is-answer" : ""}>
                <span className="choice__letter">{option.value}</span>
                <div>
                  {option.value === prediction.answer ? <span className="tag tag--good">{texts.answer}</span> : null}
                  {option.value === given.option ? <span className="tag">{texts.yours}</span> : null}
                  <Prose text={option.comment} />
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet-text">{texts.fixed}</p>
      )}
    </>
  );
}
