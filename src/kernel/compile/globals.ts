/**
 * Names that belong to the language and the page: a cell may use them, and may not define or assign them.
 * The list is notebook-kit's (javascript/globals.js, 2.1.8), which does not export it; a test compares the two.
 */
export const languageGlobals: ReadonlySet<string> = new Set(
  `Array ArrayBuffer atob AudioContext Blob Boolean BigInt btoa clearInterval clearTimeout console crypto CustomEvent
  DataView Date decodeURI decodeURIComponent devicePixelRatio document encodeURI encodeURIComponent Error escape eval
  fetch File FileList FileReader Float32Array Float64Array Function Headers Image ImageData Infinity Int16Array
  Int32Array Int8Array Intl isFinite isNaN JSON Map Math NaN Number navigator Object observable parseFloat parseInt
  performance Path2D Promise Proxy RangeError ReferenceError Reflect RegExp cancelAnimationFrame requestAnimationFrame
  Set setInterval setTimeout String Symbol SyntaxError TextDecoder TextEncoder this TypeError Uint16Array Uint32Array
  Uint8Array Uint8ClampedArray undefined unescape URIError URL WeakMap WeakSet WebSocket Worker window`.split(/\s+/),
);

const pageGlobals: ReadonlySet<string> = new Set(
  `AbortController AbortSignal AggregateError Atomics BigInt64Array BigUint64Array BroadcastChannel
  ByteLengthQueuingStrategy CompressionStream CSS DecompressionStream Document DocumentFragment DOMException DOMParser
  DOMRect Element Event EventTarget FinalizationRegistry Float16Array FormData HTMLCanvasElement HTMLElement
  HTMLImageElement IntersectionObserver Iterator KeyboardEvent MessageChannel MouseEvent MutationObserver Node NodeList
  OffscreenCanvas PerformanceObserver PointerEvent ReadableStream Request ResizeObserver Response SharedArrayBuffer
  SVGElement Text TransformStream URLSearchParams WeakRef WebAssembly WritableStream XMLHttpRequest XMLSerializer
  cancelIdleCallback createImageBitmap getComputedStyle globalThis matchMedia queueMicrotask requestIdleCallback
  structuredClone TextDecoderStream TextEncoderStream`.split(/\s+/),
);

/**
 * Does the page itself give this name, so that a cell may read it without a definition?
 * Window properties that look like a forgotten variable (`name`, `status`, `event`, `length`, `top`…) are left out on purpose:
 * `window.name` still reads them, and a cell that forgot to define `name` is told.
 */
export function isPageGlobal(name: string): boolean {
  return languageGlobals.has(name) || pageGlobals.has(name);
}
