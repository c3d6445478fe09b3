import { checkOptions, oneOf } from "../base/options.ts";
import type { Language } from "../errors.ts";
import { type Input, labelled, withChoices } from "./controls.ts";
import { type Content, element } from "./elements.ts";
import { numbersOf } from "./numbers.ts";
import { putStyle } from "./style.ts";
import { folded, grid } from "./tables.ts";

/** What {@link createFigures} needs to know. */
export interface FiguresOptions {
  /** The reader's: `language` of the notebook, so that a cell draws again when the reader changes it. */
  readonly language: Language;
}

/** What {@link createFigures} gives: words, numbers and parts of a figure, in one language. */
export interface Figures {
  /** The text in the reader's language. */
  say(pt: string, en: string): string;
  /** A number as the reader writes it, with 4 decimals; — for `undefined`, and what else it is for NaN or a text. */
  number(value: unknown, digits?: number): string;
  /** 0.5 as 50%, without decimals; — where the share is no number. */
  percent(share: unknown, digits?: number): string;
  /** The list that came, or an empty one: what a student's function returns may be anything. */
  list(value: unknown): unknown[];
  /** A value as code writes it: texts in quotes. */
  literal(value: unknown): HTMLElement;
  /** What the function returns and no message, or nothing and the message of its exception. */
  attempt<T>(run: () => T): [result: T | undefined, message: string];
  /** A table that scrolls by itself; the first column names the rows. */
  grid(head: readonly Content[], rows: readonly (readonly Content[])[]): HTMLElement;
  /** The numbers of a picture, as a table that opens. */
  table(head: readonly Content[], rows: readonly (readonly Content[])[]): HTMLElement;
  /** A chart of Plot as one image: give it an `ariaLabel` that says what it shows. */
  picture<T extends Element>(chart: T): T;
  /** Bars from the left: a name, a share from 0 to 1, and what stands beside the bar. */
  bars(rows: readonly (readonly [name: string, share: number | undefined, text: string])[]): HTMLElement;
  /** A sentence in the place of a figure that can't be drawn yet. */
  empty(sentence: Content): HTMLElement;
  /** The figure, with the name that readers of screens hear. */
  frame(name: string, ...content: readonly Content[]): HTMLElement;
  /** Names the slider of `Inputs.range` for readers of screens. */
  labelled<T extends HTMLElement>(input: T, label: string): T;
  /** An input with ready values below it; the name is that of their group. */
  withChoices(input: Input, options: { name: string; choices: readonly string[] }): Input;
}

/**
 * The helpers with which labs draw their figures: accessible, in the page's look, in the reader's language.
 * Figures that call a student's function go through `attempt`: unfinished code is told, and stops nothing.
 * @throws StudentError `bad-option`, `unknown-option`
 * @example
 * const figura = createFigures({language});
 * const [got, error] = figura.attempt(() => mean([1, 2, 6]));
 * display(figura.frame(figura.say("A média", "The mean"), error ? figura.empty(error) : figura.bars([["mean", got / 6, figura.number(got, 1)]])));
 * @see docs/authoring.md
 */
export function createFigures({ language, ...unknown }: FiguresOptions): Figures {
  checkOptions("createFigures", { language, ...unknown }, { language: oneOf("pt-BR", "en") });
  putStyle();
  const say = (pt: string, en: string): string => (language === "en" ? en : pt);
  return {
    say,
    ...numbersOf(language),
    list: (value) => (Array.isArray(value) ? value : []),
    literal: (value) => element("code", {}, typeof value === "string" ? JSON.stringify(value) : String(value)),
    attempt,
    grid,
    table: (head, rows) =>
      folded(say("Ver os números em tabela", "See the numbers as a table"), () => grid(head, rows)),
    picture,
    bars: (rows) => element("ul", { class: "fig-panel" }, rows.map(bar)),
    empty: (sentence) => element("p", { class: "fig-empty" }, sentence),
    frame: (name, ...content) => element("figure", { class: "fig", "aria-label": name }, ...content),
    labelled,
    withChoices,
  };
}

function attempt<T>(run: () => T): [T | undefined, string] {
  try {
    return [run(), ""];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : String(error)];
  }
}

/** A chart is one image with a summary: the labels that Plot gives its groups are for nobody. */
function picture<T extends Element>(chart: T): T {
  chart.setAttribute("role", "img");
  for (const group of chart.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  return chart;
}

/** The number is the text; the bar only shows it. */
function bar([name, share, text]: readonly [name: string, share: number | undefined, text: string]): HTMLElement {
  const percent = 100 * Math.min(1, Math.max(0, share || 0));
  const filled = element("span", { style: `width: ${percent}%; background: var(--accent, #0b6e6e)` });
  return element(
    "li",
    {},
    element("span", {}, name),
    element("div", { class: "fig-bar", role: "img", "aria-label": `${name}: ${text}` }, filled),
    element("output", {}, text),
  );
}
