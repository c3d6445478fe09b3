import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { loadMaths } from "./maths.ts";
import { type ProseMode, renderProse } from "./render.ts";

const { window } = new JSDOM("");
const maths = await loadMaths();

function render(text: string, mode: ProseMode = "md", withMaths = false): HTMLElement {
  const root = window.document.createElement("div");
  root.append(renderProse(text, mode, withMaths ? maths : null, window));
  return root;
}

/** Every way in that an attribute, a tag or an address could be. */
const hostile = [
  "<script>steal()</script>",
  "<img src=x onerror=steal()>",
  "<svg onload=steal()><a xlink:href='javascript:steal()'>x</a></svg>",
  "<math><mi xlink:href='javascript:steal()'>x</mi></math>",
  "<math><annotation-xml encoding='text/html'><img src=x onerror=steal()></annotation-xml></math>",
  "<iframe src='https://evil.example'></iframe>",
  "<object data='https://evil.example'></object><embed src='https://evil.example'>",
  "<form action='https://evil.example'><input name=password><button>go</button></form>",
  "<style>body{display:none}</style><link rel=stylesheet href='https://evil.example'>",
  "<p style='position:fixed;inset:0'>x</p>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example'>",
  "[x](javascript:steal())",
  "[x](JaVaScRiPt:steal())",
  "[x](data:text/html,<script>steal()</script>)",
  "![x](https://evil.example/pixel.png)",
  "<img src='https://evil.example/pixel.png' srcset='https://evil.example/2 2x'>",
  "<img src='data:text/html,<script>steal()</script>'>",
  "<video src='https://evil.example' poster='https://evil.example'></video><audio src='https://evil.example'>",
  "<table background='https://evil.example'><tr><td>x</td></tr></table>",
  "<a id=root name=content class='outcome--passed' data-outcome=passed role=alert tabindex=0>x</a>",
  "<details ontoggle=steal() open><summary>x</summary></details>",
  "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
  "<template><script>steal()</script></template>",
  "<!--><img src=x onerror=steal()>-->",
  "```html\n<script>steal()</script>\n```",
  "⟦<img src=x onerror=steal()>⟧",
  "\uE0000\uE001<script>steal()</script>",
];

describe("prose", () => {
  it.each(hostile)("makes harmless: %s", (text) => {
    for (const mode of ["md", "html"] as const) {
      const root = render(text, mode);
      for (const element of root.querySelectorAll("*")) {
        expect(element.localName).not.toMatch(
          /^(script|iframe|object|embed|form|input|button|style|link|meta|base|svg|video|audio|template|annotation-xml)$/,
        );
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on|^style$|^id$|^name$|^role$|^srcset$|^poster$|^background$|^xlink:/);
          expect(value).not.toMatch(/javascript:|evil\.example|text\/html/i);
          if (name === "class") expect(value).toMatch(/^(language-html|live|table-scroll)$/);
        }
      }
    }
  });

  it("keeps pictures that are in the text itself", () => {
    const source = "data:image/png;base64,iVBORw0KGgo=";
    expect(render(`![um gráfico](${source})`).querySelector("img")?.getAttribute("src")).toBe(source);
    expect(render(`![x](https://a.example/x.png)`).querySelector("img")).toBeNull();
  });

  it("opens links to elsewhere in a new tab, without telling where from", () => {
    const [out, inside] = render("[a](https://scikit-learn.org) [b](#cell-9)").querySelectorAll("a");
    expect([out?.target, out?.rel]).toEqual(["_blank", "noopener noreferrer"]);
    expect([inside?.target, inside?.getAttribute("href")]).toEqual(["", "#cell-9"]);
  });

  it("keeps tables in a box that scrolls by keyboard", () => {
    const scroller = render("| a | b |\n|---|---|\n| 1 | 2 |").querySelector(".table-scroll");
    expect([scroller?.getAttribute("tabindex"), scroller?.querySelectorAll("td").length]).toEqual(["0", 2]);
  });

  it("keeps folds", () => {
    expect(
      render("<details><summary>Mais</summary>\n\ntexto **forte**\n\n</details>").querySelector("details strong")
        ?.textContent,
    ).toBe("forte");
  });

  it("gives each live value a place, in order, whatever its expression holds", () => {
    const root = render("Há ⟦a*b*c⟧ e **⟦x_1_2⟧**, em `⟦código⟧` também.\n\n| ⟦`t`⟧ |\n|---|");
    expect([...root.querySelectorAll("[data-live]")].map((span) => span.getAttribute("data-live"))).toEqual([
      "0",
      "1",
      "2",
      "3",
    ]);
    expect(root.querySelector("em")).toBeNull();
    expect(root.textContent).not.toMatch(/[⟦⟧]/);
  });

  it("writes maths as MathML and leaves prices alone", () => {
    const root = render("Custa R$ 5 ou R$ 6; vale $\\frac{1}{2}$ e \\(x^2\\).\n\n$$\\sum_i i$$", "md", true);
    expect(root.querySelectorAll("math").length).toBe(3);
    expect(root.querySelectorAll("math[display=block]").length).toBe(1);
    expect(root.textContent).toContain("R$ 5 ou R$ 6");
    expect(root.textContent).not.toContain("\\frac");
  });

  it("shows a faulty formula as its source, and no maths inside code", () => {
    const root = render("`$a$` e $\\frac{$", "md", true);
    expect(root.querySelector("code")?.textContent).toBe("$a$");
    expect(root.textContent).toContain("\\frac{");
  });

  it("lets no formula make markup", () => {
    const root = render(
      "$\\href{javascript:steal()}{x}$ $\\htmlClass{outcome}{y}$ $\\includegraphics{https://evil.example/x}$",
      "md",
      true,
    );
    expect(root.querySelector("a, img, .outcome")).toBeNull();
  });
});
