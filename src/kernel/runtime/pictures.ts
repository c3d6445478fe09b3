/** A drawing larger than this is told by its summary alone. */
const mostPictureLength = 8_000_000;

/**
 * The outputs of these cells as HTML that stands still: what canvases and inputs show becomes part of the text. What
 * becomes of it is the host's affair, which believes nothing of it.
 */
export function picturesOf(ids: readonly string[]): { readonly name: string; readonly html: string }[] {
  return ids.flatMap((name) => {
    const root = document.querySelector(`.output[data-cell="${CSS.escape(name)}"] > .output-root`);
    const html = root ? still(root) : "";
    return html === "" || html.length > mostPictureLength ? [] : [{ name, html }];
  });
}

function still(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  const each = (selector: string, replace: (was: Element, copied: Element) => void) => {
    const shown = root.querySelectorAll(selector);
    copy.querySelectorAll(selector).forEach((copied, at) => {
      const was = shown[at];
      if (was) replace(was, copied);
    });
  };
  each("canvas, img", (was, copied) => {
    const source = dataUrl(was);
    const image = document.createElement("img");
    image.alt = was.getAttribute("alt") ?? was.getAttribute("aria-label") ?? "";
    image.width = was.getBoundingClientRect().width;
    if (source) image.src = source;
    copied.replaceWith(image);
  });
  each("input, select, textarea", (was, copied) => {
    const { value, type } = was as HTMLInputElement;
    copied.replaceWith(["range", "hidden", "file", "password"].includes(type) ? "" : ` ${shownValue(was, value)} `);
  });
  return copy.innerHTML;
}

const shownValue = (control: Element, value: string): string =>
  control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)
    ? control.checked
      ? "☑"
      : "☐"
    : control instanceof HTMLSelectElement
      ? [...control.selectedOptions].map(({ text }) => text).join(", ")
      : value;

/** What a canvas or a picture shows, as a `data:` URL; empty where the browser does not let it be read. */
function dataUrl(element: Element): string {
  try {
    if (element instanceof HTMLCanvasElement) return element.toDataURL();
    if (!(element instanceof HTMLImageElement)) return "";
    if (element.src.startsWith("data:")) return element.src;
    const canvas = document.createElement("canvas");
    canvas.width = element.naturalWidth;
    canvas.height = element.naturalHeight;
    canvas.getContext("2d")?.drawImage(element, 0, 0);
    return canvas.toDataURL();
  } catch {
    return "";
  }
}
