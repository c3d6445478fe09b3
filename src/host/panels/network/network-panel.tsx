import { useState, useSyncExternalStore } from "react";
import "../../styles/network.css";
import { Button } from "../../components/button.tsx";
import { networkTexts } from "../../messages/network.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Empty } from "../empty.tsx";
import { usePanels } from "../panel-context.tsx";
import { CallRow } from "./call-row.tsx";
import { type CallKind, callKinds, findCalls } from "./network-call.ts";

/** The requests that the notebook made to what it serves itself. */
export function NetworkPanel() {
  const texts = usePartTexts(networkTexts);
  const { network } = usePanels().records;
  const calls = useSyncExternalStore(network.subscribe, network.get);
  const [kind, setKind] = useState<CallKind>("all");
  const [text, setText] = useState("");
  const found = findCalls(calls, { kind, text });
  return (
    <>
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
          aria-label={texts.kind}
          value={kind}
          onChange={(event) => setKind(callKinds.find((known) => known === event.target.value) ?? "all")}
        >
          {callKinds.map((known) => (
            <option key={known} value={known}>
              {texts.kinds[known]}
            </option>
          ))}
        </select>
        <Button look="quiet" icon="trash" aria-disabled={calls.length === 0} onClick={() => network.clear()}>
          {texts.clear}
        </Button>
      </div>
      {found.length === 0 ? (
        <Empty>{calls.length === 0 ? texts.empty : texts.noneFound}</Empty>
      ) : (
        <table className="panel__table network">
          <caption className="hidden-text">{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.request}</th>
              <th scope="col">{texts.answer}</th>
              <th scope="col">{texts.cell}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((call) => (
              <CallRow key={call.key} call={call} />
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet-text">
        {calls.length > 0 ? `${texts.shown(found.length, calls.length)}. ` : ""}
        {texts.kept(network.most)}
      </p>
    </>
  );
}
