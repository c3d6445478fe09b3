// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts speak of templates
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WithCode } from "./with-code.tsx";

const html = (text: string) => renderToStaticMarkup(<WithCode text={text} />);

it.each([
  ["sem código", "sem código"],
  ["`xs[0]` é null", "<code>xs[0]</code> é null"],
  ["crases: `` `a ${b}` ``.", "crases: <code>`a ${b}`</code>."],
  ["``` `x` ```", "<code>`x`</code>"],
  ["uma ` só", "uma ` só"],
  ["`a < b` & <b>", "<code>a &lt; b</code> &amp; &lt;b&gt;"],
  ["", ""],
])("shows the code of a sentence as code: %s", (text, expected) => {
  expect(html(text)).toBe(expected);
});
