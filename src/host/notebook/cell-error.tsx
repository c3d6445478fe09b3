import type { CellError as KernelError } from "../../kernel/protocol.ts";
import { Icon } from "../components/icon.tsx";
import type { Messages } from "../messages/messages.ts";
import { useMessages } from "../settings/context.tsx";
import { CellLink } from "./cell-link.tsx";

/** What happened, in which cell and line, and what to try; the stack folds. */
export function CellErrorCard({ cell, error, editable }: { cell: number; error: KernelError; editable: boolean }) {
  const m = useMessages().lab.error;
  return (
    <section className="solid note note--bad" aria-label={m.title}>
      <Icon name="cross" />
      <div className="note__body">
        <p className="note__title">{m.title}</p>
        <p className="note__message">
          <code>
            {error.name && !error.message.startsWith(error.name) ? `${error.name}: ` : ""}
            {error.message}
          </code>
        </p>
        <p>
          <CellLink cell={cell} line={error.line} editable={editable} /> · {tipFor(error, m.tip)}
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

/** What to try, by what browsers say of the common faults. */
export function tipFor(
  error: Pick<KernelError, "name" | "message" | "input">,
  tips: Messages["lab"]["error"]["tip"],
): string {
  const { name, message, input } = error;
  if (input) return tips.undefined(input);
  const unknown = /^(\S+) is not defined/.exec(message)?.[1];
  if (unknown) return tips.undefined(unknown);
  if (/is not a function|is not a constructor/.test(message)) return tips.notFunction;
  if (/of (undefined|null)|(undefined|null) has no properties|(undefined|null) is not iterable/.test(message))
    return tips.readUndefined;
  if (/constant variable|invalid assignment to const/i.test(message)) return tips.constant;
  if (/JSON/.test(message)) return tips.json;
  if (/Failed to fetch|NetworkError/.test(message)) return tips.fetch;
  if (name === "RangeError" || /call stack|too much recursion/.test(message)) return tips.range;
  return tips.any;
}
