import type { Plugin } from "vite";
import { bootstrapHash } from "../../src/kernel/bootstrap.ts";

/**
 * Trusted types that the host may create: Bancada's own (`bancada` for frames, `bancada-worker` for the editor's
 * workers, `bancada-offline` for the service worker), DOMPurify's, the kernel bootstrap's `default` (a frame inherits this list), and Monaco 0.57's.
 */
const trustedTypes = [
  "bancada",
  "bancada-worker",
  "bancada-offline",
  "default",
  "dompurify",
  "defaultWorkerFactory",
  "diffEditorWidget",
  "diffReview",
  "domLineBreaksComputer",
  "editorGhostText",
  "editorViewLayer",
  "richScreenReaderContent",
  "standaloneColorizer",
  "stickyScrollViewLayer",
  "tokenizeToString",
  "'allow-duplicates'",
];

/**
 * The host page's content security policy.
 * - `'unsafe-eval'` and `blob:` are for the kernel's frame, which inherits this policy; trusted types refuse string code
 *   to the host itself.
 * - `frame-src 'none'` lets `srcdoc` frames stand, and nothing that they could navigate to.
 * @param development - Vite's inline scripts and its socket, and no trusted types: its error overlay writes raw HTML
 */
export function contentSecurityPolicy({ development }: { readonly development: boolean }): string {
  const directives = [
    "default-src 'self'",
    development
      ? "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:"
      : `script-src 'self' 'unsafe-eval' blob: 'sha256-${bootstrapHash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    development ? "connect-src 'self' ws: data: blob:" : "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ];
  if (!development) directives.push("require-trusted-types-for 'script'", `trusted-types ${trustedTypes.join(" ")}`);
  return directives.join("; ");
}

/** Writes the policy into every HTML page, first in its head: a static host may send no headers. */
export function security(): Plugin {
  let development = false;
  return {
    name: "security",
    configResolved(config) {
      development = config.command === "serve";
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy({ development }) },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}
