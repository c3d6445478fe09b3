import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { Column } from "./tracked.ts";

/** Which parameters and metrics stand in the table. */
export function ColumnChoice(props: {
  columns: readonly Column[];
  shown: readonly Column[];
  onChoose: (ids: ReadonlySet<string>) => void;
}) {
  const { columns, shown, onChoose } = props;
  const texts = usePartTexts(runsTexts);
  const ids = new Set(shown.map(({ id }) => id));
  return (
    <details className="runs__columns">
      <summary>
        {texts.columns} ({shown.length}/{columns.length})
      </summary>
      <fieldset>
        <legend className="hidden-text">{texts.columns}</legend>
        {columns.map(({ id }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={ids.has(id)}
              onChange={({ target }) => {
                const next = new Set(ids);
                if (target.checked) next.add(id);
                else next.delete(id);
                onChoose(next);
              }}
            />
            <code>{id}</code>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
