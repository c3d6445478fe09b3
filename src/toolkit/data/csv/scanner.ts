import type { ColumnBuilder } from "./column-builder.ts";

/** A row with more or fewer fields than the header. */
export interface Ragged {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly fields: number;
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34];
const mostKept = 20;

/** Walks over bytes and hands each cell to its column. A row that is not whole yet is left for the next chunk. */
export class Scanner {
  rows = 0;
  raggedRows = 0;
  /** The first of them. */
  readonly ragged: Ragged[] = [];
  /** Line on which a quote was opened that is never closed; 0 where all are. */
  openQuoteLine = 0;
  #line: number;
  #scratch = new Uint8Array(256);

  /** Line of the file at which the next row begins. */
  get line(): number {
    return this.#line;
  }

  constructor(
    private readonly columns: readonly ColumnBuilder[],
    private readonly delimiter: number,
    firstLine: number,
  ) {
    this.#line = firstLine;
  }

  /**
   * @param isLast - nothing follows: what is not whole is whole
   * @returns how many bytes are done with
   */
  scan(bytes: Uint8Array, isLast: boolean): number {
    const { columns, delimiter } = this;
    const n = bytes.length;
    const width = columns.length;
    let p = 0;
    while (p < n) {
      const start = p;
      const startLine = this.#line;
      if (bytes[p] === lineFeed || (bytes[p] === carriageReturn && bytes[p + 1] === lineFeed)) {
        p += bytes[p] === lineFeed ? 1 : 2;
        this.#line++;
        continue;
      }
      let field = 0;
      for (;;) {
        let [from, to, source] = [p, p, bytes];
        if (bytes[p] === quote) {
          const end = this.#quoted(bytes, p, delimiter);
          if (end.next < 0) {
            if (!isLast) {
              this.#line = startLine;
              return start;
            }
            this.openQuoteLine = startLine;
            return n;
          }
          ({ from, to, source } = end);
          p = end.next;
        } else {
          while (p < n && bytes[p] !== delimiter && bytes[p] !== lineFeed) p++;
          to = p > from && bytes[p - 1] === carriageReturn && (p === n || bytes[p] === lineFeed) ? p - 1 : p;
        }
        if (p >= n && !isLast) {
          this.#line = startLine;
          return start;
        }
        if (field < width) (columns[field] as ColumnBuilder).put(this.rows, source, from, to);
        field++;
        if (bytes[p] !== delimiter || p >= n) break;
        p++;
      }
      p++; // the line feed
      this.#line++;
      if (field !== width) this.#raggedRow(startLine, field);
      this.rows++;
    }
    return n;
  }

  #raggedRow(line: number, fields: number): void {
    this.raggedRows++;
    if (this.ragged.length < mostKept) this.ragged.push({ line, fields });
    for (let field = fields; field < this.columns.length; field++) this.columns[field]?.putMissing(this.rows);
  }

  /** A field in quotes: where its text stands, unescaped, and what follows it; `next` is −1 where it has no end here. */
  #quoted(bytes: Uint8Array, at: number, delimiter: number) {
    const n = bytes.length;
    let p = at + 1;
    let isPlain = true;
    for (; p < n; p++) {
      if (bytes[p] === lineFeed) this.#line++;
      if (bytes[p] !== quote) continue;
      if (bytes[p + 1] !== quote) break;
      isPlain = false;
      p++;
    }
    if (p >= n) return { from: 0, to: 0, source: bytes, next: -1 };
    let next = p + 1;
    if (next < n && bytes[next] !== delimiter && bytes[next] !== lineFeed && bytes[next] !== carriageReturn) {
      // text after the closing quote belongs to the field, as pandas has it
      isPlain = false;
      while (next < n && bytes[next] !== delimiter && bytes[next] !== lineFeed) next++;
    }
    const end = next > p + 1 && bytes[next - 1] === carriageReturn ? next - 1 : next;
    if (bytes[next] === carriageReturn) next++;
    if (isPlain) return { from: at + 1, to: p, source: bytes, next };
    let length = 0;
    if (end - at > this.#scratch.length) this.#scratch = new Uint8Array(2 * (end - at));
    for (let i = at + 1; i < p; i++) {
      if (bytes[i] === quote) i++; // of two quotes one stays
      this.#scratch[length++] = bytes[i] as number;
    }
    for (let i = p + 1; i < end; i++) this.#scratch[length++] = bytes[i] as number;
    return { from: 0, to: length, source: this.#scratch, next };
  }
}
