import { Button } from "../../components/button.tsx";
import { findTexts } from "../../messages/find.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../context.tsx";
import type { Match } from "./find-text.ts";

interface MatchListProps {
  readonly matches: readonly Match[];
  readonly editable: ReadonlySet<number>;
  readonly onGo: (match: Match) => void;
  readonly onReplace: (match: Match) => void;
}

/** The list shows the first of many. */
export const shownMatches = 200;

/** Each place where the words stand: a link to it, the line around it, and a button that replaces it. */
export function MatchList({ matches, editable, onGo, onReplace }: MatchListProps) {
  const texts = usePartTexts(findTexts);
  const { nameOf } = useActions();
  if (matches.length === 0) return null;
  return (
    <ol className="match-list" aria-label={texts.results}>
      {matches.slice(0, shownMatches).map((match) => {
        const { cell, start, line, before, found, after } = match;
        const name = nameOf(cell);
        return (
          <li key={`${cell} ${start}`} className="match">
            <button type="button" className="match__link" onClick={() => onGo(match)}>
              <span className="match__place">{texts.place(name, line)}</span>
              <code className="match__text">
                {before}
                <mark>{found}</mark>
                {after}
              </code>
            </button>
            {editable.has(cell) ? (
              <Button label={texts.replaceOneLabel(name, line)} onClick={() => onReplace(match)}>
                {texts.replaceOne}
              </Button>
            ) : (
              <span className="tag">{texts.fixedMark}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
