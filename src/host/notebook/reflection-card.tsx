import { memo, useId } from "react";
import { Icon } from "../components/icon.tsx";
import { Prose } from "../prose/prose.tsx";
import type { ReflectionView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/** Free text that a person reads, with the rubric it is read by in plain sight. */
export const ReflectionCard = memo(function ReflectionCard({ item }: { item: ReflectionView }) {
  const m = useMessages();
  const texts = m.lab.reflection;
  const { session } = useActions();
  const { reflection, text } = item;
  const id = useId();
  return (
    <section className="solid card reflection" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="card__kind">
        <Icon name="pencil" />
        {texts.title} · {m.points(reflection.points)}
      </h3>
      <Prose text={reflection.question} />
      <label htmlFor={`${id}-text`} className="card__label">
        {texts.label}
      </label>
      <textarea
        id={`${id}-text`}
        className="answer"
        rows={8}
        value={text}
        aria-describedby={`${id}-note`}
        onChange={(event) => session.reflect(reflection.id, event.target.value)}
      />
      <p id={`${id}-note`} className="quiet-text">
        {texts.read} {texts.length([...text].length)}
      </p>
      <details className="rubric" open>
        <summary>{texts.rubric}</summary>
        <dl>
          {reflection.levels.map((level, points) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its points
            <div key={points}>
              <dt>{m.points(points)}</dt>
              <dd>
                <Prose text={level} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
});
