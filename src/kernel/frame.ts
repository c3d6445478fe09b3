import { bootRequest, frameDocument } from "./bootstrap.ts";

/** Trusted types, where the browser has them; TypeScript's DOM does not know them yet. */
interface TrustedHtmlPolicy {
  createHTML(html: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): TrustedHtmlPolicy;
}

let policy: TrustedHtmlPolicy | undefined;

/** The only text that this policy ever lets through is the frame's fixed document. */
function trustedDocument(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return frameDocument;
  policy ??= trustedTypes.createPolicy("bancada", { createHTML: () => frameDocument });
  return policy.createHTML("");
}

export interface SandboxedFrame {
  readonly element: HTMLIFrameElement;
  /** The host's end. Messages sent before the frame has booted wait in it. */
  readonly port: MessagePort;
  /** Called when the frame's document was replaced: it is no longer ours, and has been removed. */
  onNavigation: (() => void) | null;
  /** Ends the frame and all that runs in it, also an endless loop. */
  remove(): void;
}

/**
 * A frame of an opaque origin that loads nothing by URL: it runs `bootText`, which finds its end of the port in
 * `globalThis.bancadaPort` and should take it away at once.
 *
 * All sandboxed frames of a page share one process: where one may hang, remove every one of them before a new one.
 * @param title - what a screen reader calls the frame
 */
export function createSandboxedFrame(options: {
  readonly parent: HTMLElement;
  readonly title: string;
  readonly className: string;
  readonly bootText: string;
}): SandboxedFrame {
  const { parent, bootText } = options;
  const { port1, port2 } = new MessageChannel();
  const element = parent.ownerDocument.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.title = options.title;
  element.className = options.className;
  element.tabIndex = -1;
  element.srcdoc = trustedDocument();

  const frame: SandboxedFrame = {
    element,
    port: port1,
    onNavigation: null,
    remove() {
      window.removeEventListener("message", boot);
      port1.close();
      element.remove();
    },
  };
  let booted = false;
  const boot = (event: MessageEvent): void => {
    if (booted || event.source !== element.contentWindow || event.data !== bootRequest) return;
    booted = true;
    window.removeEventListener("message", boot);
    element.contentWindow?.postMessage({ bancadaBoot: bootText }, "*", [port2]);
  };

  let loads = 0;
  element.addEventListener("load", () => {
    loads += 1;
    if (loads === 1) return;
    frame.remove();
    frame.onNavigation?.();
  });
  window.addEventListener("message", boot);
  parent.append(element);
  return frame;
}
