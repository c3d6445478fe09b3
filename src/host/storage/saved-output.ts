/** What a cell of an .ipynb had shown when the file was saved. Untrusted: it is drawn without what runs or fetches. */
export type SavedOutput =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "html"; readonly html: string }
  /** `source`: a `data:` address. */
  | { readonly kind: "picture"; readonly source: string }
  /** `name`: the kind of error, as `ZeroDivisionError`; `text`: what it said, and the trace of calls. */
  | { readonly kind: "error"; readonly name: string; readonly text: string };
