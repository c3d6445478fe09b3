import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import "../styles/panels.css";
import { Dialog } from "../components/dialog.tsx";
import { commandTexts } from "../messages/commands.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { type CommandId, keys, shownKey } from "./keyboard.ts";

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Lower case and without accents: "execucao" finds "Execução". */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** All commands by name. Arrows choose, Enter runs. */
export function Palette({ onClose, onRun }: { onClose: () => void; onRun: (command: CommandId) => void }) {
  const texts = usePartTexts(commandTexts);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const words = plain(query).split(/\s+/).filter(Boolean);
    return (Object.entries(texts.names) as [CommandId, string][]).filter(
      ([id, name]) => id !== "palette" && id !== "tabOut" && words.every((word) => plain(name).includes(word)),
    );
  }, [query, texts]);
  const choose = (command: CommandId | undefined) => {
    if (!command) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(() => onRun(command));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      choose(found[active]?.[0]);
    } else if (step) {
      event.preventDefault();
      const next = (active + step + found.length) % Math.max(found.length, 1);
      setActive(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <Dialog title={texts.title} onClose={onClose} className="palette">
      <input
        className="palette__input"
        type="text"
        role="combobox"
        data-first-focus
        aria-label={texts.search}
        placeholder={texts.search}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[active] ? `${listId}-${found[active][0]}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={texts.title} className="palette__list" ref={list}>
        {found.map(([id, name], index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            aria-selected={index === active}
            className="palette__item"
            onClick={() => choose(id)}
            onPointerMove={() => setActive(index)}
          >
            <span>{name}</span>
            {shownKey(id) ? <kbd>{shownKey(id, isMac())}</kbd> : null}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="quiet-text">{texts.none}</p> : null}
    </Dialog>
  );
}

/** The list of keys. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const texts = usePartTexts(commandTexts);
  const table = (everywhere: boolean) => (
    <dl className="keys">
      {keys
        .filter((entry) => entry.everywhere === everywhere)
        .map(({ command }) => (
          <div key={command}>
            <dt>
              <kbd>{shownKey(command, isMac())}</kbd>
            </dt>
            <dd>{texts.names[command]}</dd>
          </div>
        ))}
    </dl>
  );
  return (
    <Dialog title={texts.keysTitle} onClose={onClose}>
      <p>{texts.keysLead}</p>
      {table(false)}
      <p>{texts.keysEditor}</p>
      {table(true)}
    </Dialog>
  );
}
