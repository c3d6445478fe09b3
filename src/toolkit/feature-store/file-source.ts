import { aText, checkOptions, orNull, type Rule } from "../base/options.ts";
import { Table } from "../data/table/table.ts";
import { aName } from "./names.ts";
import { columnMs } from "./timestamps.ts";

export interface FileSourceOptions {
  /** The rows: join keys, features and moments. Each moment is a text (`2026-03-01T12:00:00`, UTC where no zone stands) or milliseconds since 1970. */
  readonly table: Table;
  /** The column of when each value came to hold. `"event_timestamp"` by default. */
  readonly timestampField?: string;
  /** The column of when each row was written, which decides between rows of the same moment; null, the default, where there is none. */
  readonly createdTimestampColumn?: string | null;
  /** Where the file will stand in an exported project. By default `data/<view>.parquet`. */
  readonly path?: string | null;
}

const aTable: Rule = {
  holds: (value) => value instanceof Table,
  expected: { "pt-BR": "uma Table", en: "a Table" },
  remedy: {
    "pt-BR": "Leia o arquivo com readCsv, ou use Table.fromRows([...]).",
    en: "Read the file with readCsv, or use Table.fromRows([...]).",
  },
};

/**
 * The history of some features: a row for each change, with when it happened and, better still, when it was written.
 * @throws StudentError `bad-option`, `unknown-column`, `bad-timestamp`
 * @example new FileSource({table: saldos, timestampField: "event_timestamp", createdTimestampColumn: "created_timestamp"});
 * @see https://docs.feast.dev/reference/data-sources/file
 */
export class FileSource {
  readonly table: Table;
  readonly timestampField: string;
  readonly createdTimestampColumn: string | null;
  readonly path: string | null;
  /** When each value came to hold, in milliseconds since 1970; NaN where that is missing. */
  readonly eventMs: Float64Array;
  /** When each row was written, in milliseconds since 1970; null where the source does not say. */
  readonly createdMs: Float64Array | null;

  constructor(options: FileSourceOptions) {
    const where = "FileSource";
    const { table, timestampField = "event_timestamp", createdTimestampColumn = null, path = null } = options;
    const rules = { table: aTable, timestampField: aName, createdTimestampColumn: orNull(aName), path: orNull(aText) };
    checkOptions(where, { ...options, timestampField, createdTimestampColumn, path }, rules);
    this.table = table;
    this.timestampField = timestampField;
    this.createdTimestampColumn = createdTimestampColumn;
    this.path = path;
    const moments = (name: string) => columnMs(where, name, table.typed(name, where));
    this.eventMs = moments(timestampField);
    this.createdMs = createdTimestampColumn === null ? null : moments(createdTimestampColumn);
  }
}
