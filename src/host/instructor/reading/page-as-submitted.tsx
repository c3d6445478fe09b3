import { useLayoutEffect, useRef } from "react";
import { exportCss } from "../../export/export-css.ts";
import { sanitizePicture } from "../../export/sanitize-picture.ts";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { frameText } from "./frame-text.ts";

/** Nothing may be fetched, not even of this site, and nothing runs: what the sanitiser might have missed stays still. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The page that was handed in, with its pictures. It is a stranger's: cleaned first, then shown in a frame of its own
 * without scripts, origin, forms or network.
 */
export function PageAsSubmitted({ html }: { html: string }) {
  const texts = usePartTexts(readingTexts);
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const body = html.slice(Math.max(0, html.indexOf("<body>")));
    const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${exportCss}</style><div class="bancada-export">${sanitizePicture(body, window)}</div>`;
    current.srcdoc = frameText(page);
  }, [html]);
  return (
    <iframe ref={frame} className="reading__page" title={texts.pageTitle} sandbox="" referrerPolicy="no-referrer" />
  );
}
