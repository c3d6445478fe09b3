import { useId } from "react";
import { findTexts } from "../../messages/find.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { Query } from "./find-text.ts";

interface FindOptionsProps {
  readonly query: Query;
  readonly replacement: string;
  /** Which of the two has the focus at first. */
  readonly startsAt: "query" | "replacement";
  readonly onQuery: (query: Query) => void;
  readonly onReplacement: (replacement: string) => void;
  readonly onEnter: () => void;
}

/** The words to find, those to put in their place, and how they are read. */
export function FindOptions(props: FindOptionsProps) {
  const { query, replacement, startsAt, onQuery, onReplacement, onEnter } = props;
  const texts = usePartTexts(findTexts);
  const id = useId();
  const choices = ["caseSensitive", "wholeWord", "regex"] as const;
  return (
    <div className="find__options">
      <label htmlFor={`${id}-query`}>{texts.query}</label>
      <input
        id={`${id}-query`}
        type="text"
        className="find__input"
        spellCheck={false}
        autoComplete="off"
        data-first-focus={startsAt === "query" ? "" : undefined}
        value={query.text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onQuery({ ...query, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
      <label htmlFor={`${id}-replacement`}>{texts.replacement}</label>
      <input
        id={`${id}-replacement`}
        type="text"
        className="find__input"
        spellCheck={false}
        autoComplete="off"
        data-first-focus={startsAt === "replacement" ? "" : undefined}
        value={replacement}
        onChange={(event) => onReplacement(event.target.value)}
      />
      <div className="find__choices">
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="checkbox"
              checked={query[choice]}
              onChange={(event) => onQuery({ ...query, [choice]: event.target.checked })}
            />
            {texts[choice]}
          </label>
        ))}
      </div>
    </div>
  );
}
