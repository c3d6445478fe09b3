import createPurifier, { type Config, type WindowLike } from "dompurify";

/**
 * Only these: what a text needs. No forms, frames, styles, svg or media;
 * no ids or names (they could stand in for the page's own), no classes but a code block's language (they could draw a forged verdict).
 */
const settings = {
  USE_PROFILES: { html: true, mathMl: true },
  FORBID_TAGS: [
    "style",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "option",
    "audio",
    "video",
    "source",
    "track",
    "dialog",
    "map",
    "area",
    "picture",
    "template",
    "slot",
    "marquee",
  ],
  FORBID_ATTR: [
    "style",
    "id",
    "name",
    "tabindex",
    "contenteditable",
    "autofocus",
    "popover",
    "popovertarget",
    "srcset",
    "background",
    "usemap",
    "role",
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
} satisfies Config;

type Sanitize = (html: string) => DocumentFragment;

const sanitizers = new WeakMap<object, Sanitize>();

function sanitizerFor(world: WindowLike): Sanitize {
  const known = sanitizers.get(world);
  if (known) return known;
  // Made here and handed over, so that it is made once and for this page only; the editor brings a DOMPurify of its own.
  const policy = world.trustedTypes?.createPolicy("dompurify", {
    createHTML: (html: string) => html,
    createScriptURL: () => "about:blank",
    createScript: () => "",
  });
  const purifier = createPurifier(world);
  purifier.addHook("uponSanitizeAttribute", (element, data) => {
    const { attrName, attrValue } = data;
    if (attrName === "class" && !/^language-[\w-]+$/.test(attrValue)) data.keepAttr = false;
    // A picture from elsewhere would tell that server who reads what.
    if (attrName === "src" && !/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(attrValue)) data.keepAttr = false;
    if (attrName === "href" && !/^(https?:|mailto:|#)/i.test(attrValue)) data.keepAttr = false;
    if (attrName === "href" && element.namespaceURI !== "http://www.w3.org/1999/xhtml") data.keepAttr = false;
  });
  purifier.addHook("afterSanitizeAttributes", (element) => {
    if (element.localName === "a" && !element.getAttribute("href")?.startsWith("#")) {
      element.setAttribute("target", "_blank");
      element.setAttribute("rel", "noopener noreferrer");
    }
    if (element.localName === "img" && !element.hasAttribute("src")) element.remove();
  });
  const sanitize: Sanitize = (html) => purifier.sanitize(html, { ...settings, TRUSTED_TYPES_POLICY: policy ?? null });
  sanitizers.set(world, sanitize);
  return sanitize;
}

/** Makes a safe piece of a document from untrusted HTML, by the trusted-types policy `dompurify` where there are such. */
export function sanitize(html: string, world: WindowLike): DocumentFragment {
  return sanitizerFor(world)(html);
}
