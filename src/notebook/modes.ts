import type { CellMode } from "./model.ts";

/** The media types by which Observable Notebook 2.0 names the cell modes. */
const types: Readonly<Record<CellMode, string>> = {
  js: "module",
  ts: "text/x-typescript",
  md: "text/markdown",
  html: "text/html",
  tex: "application/x-tex",
  sql: "application/sql",
  dot: "text/vnd.graphviz",
  node: "application/vnd.node.javascript",
  python: "text/x-python",
  r: "text/x-r",
  ojs: "application/vnd.observable.javascript",
};

const modes = new Map<string, CellMode>(
  (Object.keys(types) as CellMode[]).map((mode): [string, CellMode] => [types[mode], mode]),
);

export const typeOfMode = (mode: CellMode): string => types[mode];

/** The mode of a `type`; undefined where Observable Notebook 2.0 does not know it (Notebook Kit takes it for `js`). */
export const modeOfType = (type: string): CellMode | undefined => modes.get(type);
