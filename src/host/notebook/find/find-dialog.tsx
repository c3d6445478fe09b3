import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import "../../styles/find.css";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { findTexts } from "../../messages/find.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../context.tsx";
import { FindOptions } from "./find-options.tsx";
import { type Match, mostMatches, type Query, replaceIn } from "./find-text.ts";
import { MatchList, shownMatches } from "./match-list.tsx";
import { Searcher, type SearchResult } from "./searcher.ts";

interface FindDialogProps {
  /** Text selected in the editor: what is looked for first. */
  readonly selection: string;
  /** Was it opened to replace? */
  readonly replaces: boolean;
  readonly onClose: () => void;
}

/** What was looked for last, for the next time that the dialog is opened. */
const last: { query: Query; replacement: string } = {
  query: { text: "", caseSensitive: false, wholeWord: false, regex: false },
  replacement: "",
};

/** Finds words in all cells, goes to them, and replaces them in those that may be edited. */
export function FindDialog({ selection, replaces, onClose }: FindDialogProps) {
  const texts = usePartTexts(findTexts);
  const { session, edit, select } = useActions();
  const { cells } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const [query, setQuery] = useState<Query>(() =>
    selection && !selection.includes("\n") ? { ...last.query, text: selection, regex: false } : last.query,
  );
  const [replacement, setReplacement] = useState(last.replacement);
  const [result, setResult] = useState<SearchResult>({ kind: "found", matches: [] });
  const [done, setDone] = useState<"nothing" | "undone" | number>("nothing");
  const body = useRef<HTMLDivElement>(null);
  const searcher = useMemo(() => new Searcher(), []);
  useEffect(() => () => searcher.dispose(), [searcher]);
  const searched = useMemo(() => cells.map(({ id, text }) => ({ cell: id, text })), [cells]);
  useEffect(() => {
    Object.assign(last, { query, replacement });
    let here = true;
    void searcher.search({ cells: searched, query, replacement }).then((found) => {
      if (here && found.kind !== "superseded") setResult(found);
    });
    return () => {
      here = false;
    };
  }, [searcher, searched, query, replacement]);

  const matches = result.kind === "found" ? result.matches : [];
  const editable = new Set(cells.filter((view) => view.editable).map(({ id }) => id));
  const replaceable = matches.filter(({ cell }) => editable.has(cell));
  const go = ({ cell, line, column }: Match) => {
    onClose();
    // After the dialog has given the focus back.
    setTimeout(() => (editable.has(cell) ? edit(cell, { line, column }) : select(cell)));
  };
  const replace = async (isAsked: (match: Match) => boolean) => {
    // What is listed may be of a letter ago: what is replaced is what the words say now.
    const now = await searcher.search({ cells: searched, query, replacement });
    if (now.kind !== "found") return;
    const which = now.matches.filter((match) => editable.has(match.cell) && isAsked(match));
    if (session.editing.replace(replaceIn(searched, which)) > 0) setDone(which.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...(body.current?.querySelectorAll<HTMLElement>(".match__link") ?? [])];
    const here = links.findIndex((link) => link.matches(":focus"));
    if (here + step < 0) body.current?.querySelector<HTMLElement>("input")?.focus();
    else links[Math.min(here + step, links.length - 1)]?.focus();
  };
  return (
    <Dialog title={texts.title} onClose={onClose} className="find">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the list, whose links are reached by Tab too */}
      <div ref={body} onKeyDown={onKeyDown}>
        <FindOptions
          query={query}
          replacement={replacement}
          startsAt={replaces && query.text !== "" ? "replacement" : "query"}
          onQuery={(now) => {
            setQuery(now);
            setDone("nothing");
          }}
          onReplacement={setReplacement}
          onEnter={() => matches[0] && go(matches[0])}
        />
        <div className="find__bar">
          <p role="status" className="find__count">
            {wordsOf(result, done, matches.length - replaceable.length, query.text !== "", texts)}
          </p>
          {typeof done === "number" ? (
            <Button icon="back" onClick={() => session.editing.undo() && setDone("undone")}>
              {texts.undo}
            </Button>
          ) : null}
          {replaceable.length > 0 ? (
            <Button look="main" onClick={() => void replace(() => true)}>
              {texts.replaceAll(replaceable.length)}
            </Button>
          ) : null}
        </div>
        <MatchList
          matches={matches}
          editable={editable}
          onGo={go}
          onReplace={({ cell, start }) => void replace((match) => match.cell === cell && match.start === start)}
        />
        <p className="quiet-text">{texts.hint}</p>
      </div>
    </Dialog>
  );
}

type Texts = (typeof findTexts)["en"];

/** What came of it, in a few sentences. */
function wordsOf(
  result: SearchResult,
  done: "nothing" | "undone" | number,
  fixed: number,
  isAsked: boolean,
  texts: Texts,
): string {
  const before = done === "undone" ? texts.undone : done === "nothing" ? "" : texts.replaced(done);
  if (result.kind === "unreadable") return texts.unreadable(result.detail);
  if (result.kind === "endless") return texts.endless;
  if (result.kind === "superseded") return "";
  const { length } = result.matches;
  const cells = new Set(result.matches.map(({ cell }) => cell)).size;
  const sentences = [
    before,
    isAsked && length === 0 && before === "" ? texts.none : "",
    length > 0 ? texts.found(length, cells) : "",
    fixed > 0 ? texts.fixed(fixed) : "",
    length === mostMatches ? texts.most(mostMatches) : "",
    length > shownMatches ? texts.shown(shownMatches) : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
