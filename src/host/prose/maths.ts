import type { MarkedExtension, Tokens } from "marked";

/** Writes LaTeX as MathML. Loaded only where a text has maths. */
export type RenderMaths = (tex: string, options: { readonly display: boolean }) => string;

const inlineDollar = /^\$(?![\s$])((?:\\.|[^$\\\n])*?[^\s\\$])\$(?!\d)/;
const inlineParen = /^\\\(([\s\S]+?)\\\)/;
const block = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])[ \t]*(?:\n|$)/;

/** Could the text hold maths? Cheap and generous: a yes only means that KaTeX is fetched. */
export const mayHoldMaths = (text: string): boolean =>
  text.includes("$") || text.includes("\\(") || text.includes("\\[");

/** Loads KaTeX. It writes MathML only, so no fonts or styles are needed; a faulty formula is shown as its source. */
export async function loadMaths(): Promise<RenderMaths> {
  const { default: katex } = await import("katex");
  return (tex, { display }) =>
    katex
      .renderToString(tex, {
        output: "mathml",
        displayMode: display,
        throwOnError: false,
        strict: "ignore",
        trust: false,
      })
      // The source in `annotation` would be read twice, and the sanitiser keeps the text of what it drops.
      .replace(/<annotation[\s\S]*?<\/annotation>/g, "");
}

/** `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` as a block. A price (`R$ 5`) is not maths: no space may follow the first `$`. */
export function mathsExtension(render: RenderMaths): MarkedExtension {
  const tex = (token: Tokens.Generic): string => (typeof token.tex === "string" ? token.tex : "");
  return {
    extensions: [
      {
        name: "maths-block",
        level: "block",
        start: (source) => source.search(/\$\$|\\\[/),
        tokenizer(source) {
          const found = block.exec(source);
          return found ? { type: "maths-block", raw: found[0], tex: found[1] ?? found[2] ?? "" } : undefined;
        },
        renderer: (token) => `<p>${render(tex(token), { display: true })}</p>`,
      },
      {
        name: "maths",
        level: "inline",
        start: (source) => source.search(/\$|\\\(/),
        tokenizer(source) {
          const found = inlineDollar.exec(source) ?? inlineParen.exec(source);
          return found ? { type: "maths", raw: found[0], tex: found[1] ?? "" } : undefined;
        },
        renderer: (token) => render(tex(token), { display: false }),
      },
    ],
  };
}
