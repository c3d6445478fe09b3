import type { Page } from "@playwright/test";
import { allTables, leavesOf, saidBy } from "../../../src/host/messages/tables.testing.ts";
import type { Language } from "../../../src/shared/text.ts";

/** A text of the page, and the language that the page says it is in. */
interface PageText {
  readonly text: string;
  readonly language: string;
  /** Code, or what code wrote of its data: a name or a word of it may be any language's. */
  readonly isCode: boolean;
}

/** All that a page says: its texts and the names, titles and placeholders of its elements, without what a student types in. */
export function textsOf(page: Page): Promise<readonly PageText[]> {
  return page.evaluate(() => {
    const found: PageText[] = [];
    const take = (element: Element, text: string | null, ownLanguage: string | null) => {
      const trimmed = text?.replace(/\s+/g, " ").trim();
      if (!trimmed || element.closest("script, style, noscript, .monaco-editor, .monaco-overflow, textarea")) return;
      const language = ownLanguage ?? element.closest("[lang]")?.getAttribute("lang") ?? "";
      found.push({
        text: trimmed,
        language,
        isCode: element.closest("code, pre, kbd, .slot, .code, .hole, .reference__name") !== null,
      });
    };
    take(document.documentElement, document.title, null);
    for (const element of document.body.querySelectorAll("*")) {
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) take(element, node.textContent, null);
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"])
        take(element, element.getAttribute(name), null);
    }
    return found;
  });
}

/** Words that one of the languages uses all the time and the other never. */
const telling: Readonly<Record<Language, RegExp>> = {
  "pt-BR":
    /(?<![\p{L}\d])(não|você|está|são|uma|pela|pelo|dos|das|com|isto|isso|célula|ainda|também|português)(?![\p{L}\d])/iu,
  en: /(?<![\p{L}\d])(the|and|with|this|that|you|your|from|which|cannot|of)(?![\p{L}\d])/iu,
};

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
const wordsOf = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** What only one of the languages says: whole texts, and pieces of more than two words around what is filled in. */
interface Said {
  readonly whole: ReadonlySet<string>;
  readonly pieces: readonly string[];
}

/** What the page's tables of messages say in each language and not in the other. */
export async function saidByLanguage(): Promise<Readonly<Record<Language, Said>>> {
  const tables = await allTables();
  const all = (of: "pt" | "en") =>
    tables.flatMap((table) => leavesOf(table[of]).flatMap(([, leaf]) => saidBy(leaf))).map(plain);
  const [pt, en] = [all("pt"), all("en")];
  const only = (own: readonly string[], others: readonly string[]): Said => {
    const other = others.join("\n");
    const pieces = own.flatMap((text) => text.split(/\d+|alfa|beta|gama/)).map(plain);
    return {
      whole: new Set(own.filter((text) => /^\p{Lu}.|\p{L} \p{L}/u.test(text) && !other.includes(text))),
      pieces: [...new Set(pieces)].filter((piece) => wordsOf(piece) > 2 && !other.includes(piece)),
    };
  };
  return { "pt-BR": only(pt, en), en: only(en, pt) };
}

/** The texts that are in another language than the page says they are. */
export function strangers(texts: readonly PageText[], said: Readonly<Record<Language, Said>>): readonly string[] {
  return texts.flatMap(({ text, language, isCode }) => {
    if (language !== "pt-BR" && language !== "en") return [`lang="${language}": ${text}`];
    const other = language === "en" ? "pt-BR" : "en";
    // A text may quote words of the other language.
    const own = text.replace(/“[^”]*”/g, "");
    const isOther =
      (said[other].whole.has(text) && !(isCode && wordsOf(text) === 1)) ||
      said[other].pieces.some((piece) => text.includes(piece)) ||
      (!isCode && telling[other].test(own));
    return isOther ? [`${other} among ${language}: ${text.slice(0, 120)}`] : [];
  });
}
