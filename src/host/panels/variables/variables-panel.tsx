import { useState } from "react";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../../notebook/context.tsx";
import { Empty } from "../empty.tsx";
import { usePanels } from "../panel-context.tsx";
import { useVariables } from "./use-variables.ts";
import { VariableRow } from "./variable-row.tsx";

/** Every name of the notebook: what it is, what it holds, where it comes from, what it weighs. */
export function VariablesPanel() {
  const texts = usePartTexts(panelTexts).variables;
  const { session } = useActions();
  const { records } = usePanels();
  const { list, isSilent } = useVariables(session, records);
  const [wanted, setWanted] = useState("");
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (list.length === 0) return <Empty>{texts.empty}</Empty>;
  const found = list.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {isSilent ? (
        <p className="note note--soft" role="status">
          {texts.silent}
        </p>
      ) : null}
      <input
        type="search"
        className="panel__find"
        aria-label={texts.find}
        placeholder={texts.find}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || wanted === "") return;
          event.preventDefault();
          setWanted("");
        }}
      />
      {found.length === 0 ? (
        <Empty>{texts.noneFound}</Empty>
      ) : (
        <table className="panel__table variables">
          <caption className="hidden-text">{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.value}</th>
              <th scope="col">{texts.where}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((variable) => (
              <VariableRow key={variable.name} variable={variable} />
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet-text">{texts.sizeNote}</p>
    </>
  );
}
