import createPurifier, { type WindowLike } from "dompurify";

/**
 * Makes safe, still HTML of what a cell has drawn. Drawings need their own styles and SVG, which prose does not
 * (prose/sanitize.ts); what runs, fetches, or acts stays out, and so does every style sheet: it could restyle what
 * stands around.
 * @returns a text that holds no script, no handler and no address of another place
 */
export function sanitizePicture(html: string, world: World): string {
  const holder = world.document.createElement("div");
  holder.append(pictureFragment(html, world));
  return holder.innerHTML;
}

type World = WindowLike & { readonly document: Document };

/** The same, as a piece of a document. */
export function pictureFragment(html: string, world: World): DocumentFragment {
  return (sanitizers.get(world) ?? sanitizerFor(world))(html);
}

type Sanitize = (html: string) => DocumentFragment;

/** Made once for a page. */
const sanitizers = new WeakMap<object, Sanitize>();

function sanitizerFor(world: World): Sanitize {
  const purifier = createPurifier(world);
  purifier.addHook("uponSanitizeAttribute", (_element, data) => {
    const { attrName, attrValue } = data;
    const isAddress = attrName === "src" || attrName.endsWith("href");
    const isInside = /^(#|data:image\/(png|jpeg|gif|webp)[;,])/i.test(attrValue.trim());
    if (isAddress && !isInside) data.keepAttr = false;
    // An address hides behind escapes too; a drawing needs none but those of its own parts.
    const outside = attrValue.replaceAll(/url\(\s*(["']?)#[\w-]+\1\s*\)/gi, "");
    if (
      !isAddress &&
      /url|image-set|image\(|expression|import|\\|@/i.test(outside) &&
      /style|fill|stroke|filter|mask|clip|marker|cursor/.test(attrName)
    ) {
      data.keepAttr = false;
    }
    if (attrName === "style" && /position\s*:\s*(fixed|sticky)/i.test(attrValue)) data.keepAttr = false;
  });
  const policy = world.trustedTypes?.createPolicy("dompurify", {
    createHTML: (text: string) => text,
    createScriptURL: () => "about:blank",
    createScript: () => "",
  });
  const settings = {
    USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
    FORBID_TAGS: [
      ...["style", "form", "input", "textarea", "select", "option", "dialog", "template", "slot", "map", "area"],
      ...["audio", "video", "source", "track", "picture", "marquee", "animate", "set", "use"],
    ],
    FORBID_ATTR: [
      "name",
      "tabindex",
      "contenteditable",
      "autofocus",
      "popover",
      "popovertarget",
      "srcset",
      "background",
    ],
    ALLOW_DATA_ATTR: false,
    TRUSTED_TYPES_POLICY: policy ?? null,
    RETURN_DOM_FRAGMENT: true as const,
  };
  const sanitize: Sanitize = (html) => purifier.sanitize(html, settings);
  sanitizers.set(world, sanitize);
  return sanitize;
}
