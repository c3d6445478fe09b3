import { useEffect, useState } from "react";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownParquetTexts } from "../messages/own-parquet.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { watchParquet } from "./look-at-parquet.ts";
import { type ParquetAnswer, type ParquetSchema, type ParquetStart, shownColumns } from "./parquet-look.ts";
import { RowsTable } from "./rows-table.tsx";

interface ParquetViewProps {
  readonly file: Blob;
  readonly name: string;
  /** The columns that the cell is to read, `all` where it is every one; null where the file cannot be read. */
  readonly onColumns: (columns: readonly string[] | "all" | null) => void;
}

/** What a Parquet file says of itself, its first rows, and which columns the cell is to read. */
export function ParquetView({ file, name, onColumns }: ParquetViewProps) {
  const texts = usePartTexts(ownFilesTexts);
  const own = usePartTexts(ownParquetTexts);
  const language = useLanguage();
  const { format } = useMessages();
  const [schema, setSchema] = useState<ParquetSchema | null>(null);
  const [end, setEnd] = useState<Exclude<ParquetAnswer, { type: "schema" }> | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      watchParquet(file, (answer) => {
        if (answer.type === "schema") {
          setSchema(answer.schema);
          setLeft(new Set(answer.schema.columns.flatMap(({ name, kind }) => (kind === "unread" ? [name] : []))));
        } else setEnd(answer);
      }),
    [file],
  );
  const isFailed = end?.type === "failed" || (end?.type === "slow" && schema === null);
  useEffect(() => {
    const chosen = schema?.columns.flatMap((column) => (left.has(column.name) ? [] : [column.name])) ?? [];
    if (isFailed || chosen.length === 0) onColumns(null);
    else onColumns(left.size === 0 ? "all" : chosen);
  }, [schema, left, isFailed, onColumns]);
  if (isFailed)
    return <p role="alert">{(end?.type === "failed" ? end.said?.[language] : null) ?? texts.refused.unreadable}</p>;
  if (schema === null) return <p role="status">{texts.reading}</p>;
  const start: ParquetStart | null = end?.type === "start" ? end.start : null;
  const setRead = (column: string, isRead: boolean) => {
    const next = new Set(left);
    if (isRead) next.delete(column);
    else next.add(column);
    setLeft(next);
  };
  const under = ({ name: column, kind, stored }: ParquetSchema["columns"][number]) => (
    <>
      <label className="own-files__read">
        <input
          type="checkbox"
          disabled={kind === "unread"}
          checked={!left.has(column)}
          aria-label={own.readColumn(column)}
          onChange={({ currentTarget }) => setRead(column, currentTarget.checked)}
        />
        {start?.tooWide.includes(column) ? own.kinds.wide : own.kinds[kind]}
      </label>
      <small className="quiet-text">{stored}</small>
    </>
  );
  return (
    <>
      <p>
        {own.facts(schema.rows, schema.columns.length, schema.groups)}{" "}
        {own.unpacked(writeBytes(schema.unpackedBytes, format))}{" "}
        {schema.codecs.length > 0 ? own.codecs(schema.codecs.join(", ")) : ""}
      </p>
      <p className="quiet-text">{own.choose}</p>
      {left.size === schema.columns.length ? <p role="alert">{own.none}</p> : null}
      <RowsTable
        name={name}
        caption={
          start ? texts.firstRows(start.rows.length, schema.columns.length) : texts.fields(schema.columns.length)
        }
        columns={schema.columns.slice(0, shownColumns).map((column) => ({ name: column.name, under: under(column) }))}
        more={schema.columns.length - shownColumns}
        rows={start?.rows ?? []}
      />
      {end === null ? <p role="status">{texts.reading}</p> : null}
      {end?.type === "slow" ? <p role="status">{own.slow}</p> : null}
      {start && start.tooWide.length > 0 ? <p>{own.tooWide(start.tooWide.join(", "))}</p> : null}
    </>
  );
}
