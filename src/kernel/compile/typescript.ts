type Transform = typeof import("sucrase").transform;

let transform: Transform | null = null;

/** Loads what strips types (46 KB gzipped). Await it once before compiling the first TypeScript cell. */
export async function prepareTypeScript(): Promise<void> {
  transform ??= (await import("sucrase")).transform;
}

/** May `ts` cells be compiled? */
export const isTypeScriptReady = (): boolean => transform !== null;

/**
 * TypeScript without its types; every line keeps its number, columns may move.
 * @throws SyntaxError with the parser's own words, and `loc` where it knows the place
 */
export function stripTypes(text: string): string {
  if (!transform) throw new Error("compile: await prepareTypeScript() before compiling a TypeScript cell.");
  return transform(text, { transforms: ["typescript"], disableESTransforms: true, keepUnusedImports: true }).code;
}
