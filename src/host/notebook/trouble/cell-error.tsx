import type { CellError as KernelError } from "../../../kernel/protocol.ts";
import { Icon } from "../../components/icon.tsx";
import { helpWithError } from "../../errors/help.ts";
import type { CellView } from "../../session/snapshot.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { CellLink } from "./cell-link.tsx";
import { WithCode } from "./with-code.tsx";

/** What happened, in which cell and line, and what to try; the stack folds. */
export function CellErrorCard({ view, error }: { view: CellView; error: KernelError }) {
  const m = useMessages().lab.error;
  const { session } = useActions();
  const help = helpWithError(error, view, session, useLanguage());
  return (
    <section className="solid note note--bad" aria-label={m.title}>
      <Icon name="cross" />
      <div className="note__body">
        <p className="note__title">{help?.what ? <WithCode text={help.what} /> : m.title}</p>
        <p className="note__message">
          <code>
            {error.name && !error.message.startsWith(error.name) ? `${error.name}: ` : ""}
            {error.message}
          </code>
        </p>
        <p>
          <CellLink cell={view.id} line={error.line} editable={view.editable} />
          {help ? (
            <>
              {" · "}
              <WithCode text={help.try} />
            </>
          ) : null}
        </p>
        {error.stack ? (
          <details>
            <summary>{m.stack}</summary>
            <pre className="stack">{error.stack}</pre>
          </details>
        ) : null}
      </div>
    </section>
  );
}
