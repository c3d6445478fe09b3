import { memo } from "react";
import type { ValueKind } from "../../../kernel/protocol-values.ts";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { VariableView } from "../../session/snapshot.ts";
import { useMessages } from "../../settings/context.tsx";
import { writeBytes } from "../bytes.ts";
import { CellLink } from "../panel-context.tsx";

/** One name of the notebook. */
export const VariableRow = memo(function VariableRow({ variable }: { variable: VariableView }) {
  const texts = usePartTexts(panelTexts).variables;
  const m = useMessages();
  const { name, cell, state, value } = variable;
  const shape = value?.shape;
  const shapeText = (kind: ValueKind, lengths: readonly number[]) => {
    const [length = 0] = lengths;
    if (kind === "text") return texts.characters(length);
    if (lengths.length === 1 && kind !== "tensor") return texts.items(length);
    return lengths.map((each) => m.format.number(each)).join(" × ");
  };
  return (
    <tr>
      <th scope="row">
        <code className="variables__name">{name}</code>
        {value ? (
          <span className="variables__type">
            {value.type}
            {shape && shape.length > 0 ? (
              <span className="variables__shape">{shapeText(value.kind, shape)}</span>
            ) : null}
          </span>
        ) : null}
      </th>
      <td>
        {value === null ? <span className="quiet-text">{texts.noValue(m.lab.state[state])}</span> : null}
        {value?.preview ? <code className="variables__preview">{value.preview}</code> : null}
        {value ? <Facts value={value} /> : null}
        {value && state !== "ok" ? <span className="quiet-text">{texts.before(m.lab.state[state])}</span> : null}
      </td>
      <td className="variables__where">
        <CellLink cell={cell} />
        {value && value.bytes !== null && value.bytes > 0 ? (
          <span className="variables__size">{writeBytes(value.bytes, m.format)}</span>
        ) : null}
      </td>
    </tr>
  );
});

/** What is worth saying of some kinds of values, in words. */
function Facts({ value }: { value: NonNullable<VariableView["value"]> }) {
  const texts = usePartTexts(panelTexts).variables;
  const { kind, fitted, disposed, parameters, columns } = value;
  const facts = [
    kind === "unreadable" ? texts.unreadable : null,
    fitted === null ? null : fitted ? texts.fitted : texts.unfitted,
    disposed ? texts.disposed : null,
    parameters === null ? null : texts.parameters(parameters),
  ].filter((fact) => fact !== null);
  return (
    <>
      {facts.map((fact) => (
        <span key={fact} className="variables__fact">
          {fact}
        </span>
      ))}
      {columns.length > 0 ? (
        <details className="variables__columns">
          <summary>{texts.columns(columns.length)}</summary>
          <ul>
            {columns.map((column) => (
              <li key={column.name}>
                <code>{column.name}</code> <span>{column.type}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
