import type { ReactNode } from "react";
import { Icon, type IconName } from "../../components/icon.tsx";
import type { Format } from "../../messages/format.ts";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { type Column, type TrackedRun, valueIn } from "./tracked.ts";

const icons: Readonly<Record<TrackedRun["status"], IconName>> = {
  RUNNING: "clock",
  SCHEDULED: "wait",
  FINISHED: "check",
  FAILED: "cross",
  KILLED: "stop",
};

interface RunsTableProps {
  readonly runs: readonly TrackedRun[];
  readonly columns: readonly Column[];
  /** An order of MLflow's: `metrics.f1 DESC`. */
  readonly order: string;
  readonly onOrder: (order: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

export function RunsTable({ runs, columns, order, onOrder, selected, onSelect }: RunsTableProps) {
  const texts = usePartTexts(runsTexts);
  const { format } = useMessages();
  const head = (name: string, key: string) => (
    <SortableHead name={name} orderKey={key} order={order} onOrder={onOrder} label={texts.sortBy(name)} />
  );
  const areAll = runs.every(({ runId }) => selected.has(runId));
  const toggle = (ids: readonly string[], isOn: boolean): void => {
    const next = new Set(selected);
    for (const id of ids)
      if (isOn) next.add(id);
      else next.delete(id);
    onSelect(next);
  };
  return (
    <section
      className="runs__scroll"
      aria-label={texts.caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
    >
      <table className="panel__table">
        <caption className="hidden-text">{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={texts.selectAll}
                checked={areAll}
                onChange={({ target }) =>
                  toggle(
                    runs.map(({ runId }) => runId),
                    target.checked,
                  )
                }
              />
            </th>
            {head(texts.name, "run_name")}
            {columns.map(({ id, kind, key }) => (
              <SortableHead
                key={id}
                name={key}
                orderKey={`${kind}.\`${key}\``}
                order={order}
                onOrder={onOrder}
                label={texts.sortBy(id)}
              />
            ))}
            {head(texts.start, "start_time")}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.runId}>
              <td>
                <input
                  type="checkbox"
                  aria-label={texts.select(run.runName)}
                  checked={selected.has(run.runId)}
                  onChange={({ target }) => toggle([run.runId], target.checked)}
                />
              </td>
              <th scope="row">
                {run.runName}
                <span className="panel__under runs__status">
                  <Icon name={icons[run.status]} />
                  {texts.statuses[run.status]}
                  {run.endTime === null ? "" : ` · ${format.duration(run.endTime - run.startTime)}`}
                </span>
              </th>
              {columns.map((column) => (
                <td key={column.id} className={column.kind === "metrics" ? "number" : ""}>
                  {writeValue(valueIn(run, column), format, texts.none)}
                </td>
              ))}
              <td>
                {format.date(new Date(run.startTime).toISOString())}
                <span className="panel__under">{run.lab}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SortableHeadProps {
  readonly name: string;
  readonly orderKey: string;
  readonly order: string;
  readonly onOrder: (order: string) => void;
  readonly label: string;
}

/** The first press puts the greatest first, as one wants of a metric; the next one the least. */
function SortableHead({ name, orderKey, order, onOrder, label }: SortableHeadProps): ReactNode {
  const isDescending = order === `${orderKey} DESC`;
  const isAscending = order === `${orderKey} ASC`;
  return (
    <th scope="col" aria-sort={isDescending ? "descending" : isAscending ? "ascending" : "none"}>
      <button
        type="button"
        className="runs__sort"
        aria-label={label}
        onClick={() => onOrder(`${orderKey} ${isDescending ? "ASC" : "DESC"}`)}
      >
        {name}
        {isDescending ? <Icon name="down" /> : isAscending ? <Icon name="up" /> : null}
      </button>
    </th>
  );
}

/** A metric with four significant digits; a parameter as it was written. */
export function writeValue(value: string | number | undefined, format: Format, none: string): string {
  if (typeof value !== "number") return value ?? none;
  if (!Number.isFinite(value) || value === 0) return String(value);
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -4 || size > 12) return value.toExponential(3);
  return format.number(value, Number.isInteger(value) ? 0 : Math.max(0, Math.min(8, 3 - size)));
}
