import type { ReferenceOption } from "../../shared/reference.ts";
import { referenceTexts } from "../messages/reference.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { Prose } from "../prose/prose.tsx";

/** Options with their types and defaults, or the fields of a type, which have none. */
export function OptionTable({ options, isType }: { options: readonly ReferenceOption[]; isType: boolean }) {
  const texts = usePartTexts(referenceTexts);
  const hasDefaults = !isType && options.some((option) => option.default !== "");
  return (
    <div className="reference__table">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.option}</th>
            <th scope="col">{texts.optionType}</th>
            {hasDefaults ? <th scope="col">{texts.optionDefault}</th> : null}
            <th scope="col">{texts.optionText}</th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.name}>
              <th scope="row">
                <code>{option.name}</code>
              </th>
              <td data-label={texts.optionType}>
                <code>{option.type}</code>
              </td>
              {hasDefaults ? (
                <td data-label={texts.optionDefault}>{option.default ? <code>{option.default}</code> : "—"}</td>
              ) : null}
              <td lang="en">
                <Prose text={option.text} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
