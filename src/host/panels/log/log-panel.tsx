import { memo, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../../components/button.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage } from "../../settings/context.tsx";
import { Empty } from "../empty.tsx";
import { CellLink, usePanels } from "../panel-context.tsx";
import { findLines, type LogLine } from "./log-line.ts";

const levels = ["log", "info", "warn", "error"] as const;
const icons: Readonly<Record<LogLine["level"], IconName>> = { log: "dot", info: "bulb", warn: "warn", error: "cross" };

/** What cells printed, the latest last; the list follows it while its end is in sight. */
export function LogPanel() {
  const texts = usePartTexts(panelTexts).log;
  const { log } = usePanels().records;
  const lines = useSyncExternalStore(log.subscribe, log.get);
  const [level, setLevel] = useState<LogLine["level"] | null>(null);
  const [text, setText] = useState("");
  const found = findLines(lines, { level, text });
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the lines change
  useLayoutEffect(() => {
    if (list.current && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [found]);
  return (
    <div className="log">
      <div className="log__tools">
        <input
          type="search"
          className="panel__find"
          aria-label={texts.find}
          placeholder={texts.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || text === "") return;
            event.preventDefault();
            setText("");
          }}
        />
        <select
          aria-label={texts.level}
          value={level ?? ""}
          onChange={(event) => setLevel(levels.find((known) => known === event.target.value) ?? null)}
        >
          <option value="">{texts.all}</option>
          {levels.map((known) => (
            <option key={known} value={known}>
              {texts.levels[known]}
            </option>
          ))}
        </select>
        <Button look="quiet" icon="trash" aria-disabled={lines.length === 0} onClick={() => log.clear()}>
          {texts.clear}
        </Button>
      </div>
      {found.length === 0 ? (
        <Empty>{lines.length === 0 ? texts.empty : texts.noneFound}</Empty>
      ) : (
        <ol
          className="log__lines"
          aria-label={texts.caption}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          ref={list}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
          }}
        >
          {found.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ol>
      )}
      <p className="quiet-text">
        {lines.length > 0 ? `${texts.shown(found.length, lines.length)}. ` : ""}
        {texts.kept(log.most)}
      </p>
    </div>
  );
}

const Line = memo(function Line({ line }: { line: LogLine }) {
  const texts = usePartTexts(panelTexts);
  const language = useLanguage();
  const { at, cell, level, text } = line;
  return (
    <li className={`log__line log__line--${level}`}>
      <span className="log__head">
        <span className="log__level">
          <Icon name={icons[level]} />
          {texts.log.levels[level]}
        </span>
        {cell === null ? <span>{texts.noCell}</span> : <CellLink cell={cell} />}
        <time dateTime={new Date(at).toISOString()}>{timeIn(language).format(at)}</time>
      </span>
      <pre className="log__text">{text}</pre>
    </li>
  );
});

const times = new Map<string, Intl.DateTimeFormat>();

function timeIn(language: string): Intl.DateTimeFormat {
  const found =
    times.get(language) ??
    new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  times.set(language, found);
  return found;
}
