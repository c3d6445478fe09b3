/** The look of outputs. The host's tokens are repeated here: nothing of the host's page reaches the frame. */
export const kernelCss = `
:root {
  color-scheme: light;
  --ink: #1c2226; --muted: #545b60; --paper: #fbfaf7; --raised: #f2f0ea; --accent: #0b6e6e; --line: #dedbd3; --danger: #ab2a20;
  --sans-serif: "Segoe UI", Seravek, "Noto Sans", Ubuntu, Cantarell, "Open Sans", "Liberation Sans", sans-serif;
  --monospace: "Cascadia Mono", "SF Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  --plot-background: var(--paper);
  --theme-foreground-focus: var(--accent);
  --syntax_normal: #22272b; --syntax_comment: #566157; --syntax_number: #1c5a9c; --syntax_keyword: #7a2e75;
  --syntax_atom: #1c5a9c; --syntax_string: #8a4010; --syntax_key: #0b5f5f; --mono_fonts: 0.875rem/1.55 var(--monospace);
}
:root[data-theme="dark"] {
  color-scheme: dark;
  --ink: #e6e4df; --muted: #a9adad; --paper: #16191b; --raised: #1d2124; --accent: #5cc7c0; --line: #34393d; --danger: #f29a8e;
  --syntax_normal: #dcdad4; --syntax_comment: #9aa79c; --syntax_number: #8fbdf0; --syntax_keyword: #d9a2d6;
  --syntax_atom: #8fbdf0; --syntax_string: #e0a878; --syntax_key: #74cdc6;
}
*, *::before, *::after { box-sizing: border-box; }
html { background: transparent; }
body { margin: 0; background: transparent; color: var(--ink); font: 1rem/1.6 var(--sans-serif); -webkit-text-size-adjust: 100%; }
main { position: absolute; inset: 0; overflow: hidden; }
.output { position: absolute; top: 0; left: 0; width: 100%; visibility: hidden; overflow: auto; overscroll-behavior-y: auto; contain: layout paint; }
.output-root { display: flow-root; overflow-x: auto; overflow-y: hidden; padding: 2px; }
.output-root:empty { padding: 0; }
.output-root > * + * { margin-top: 0.75rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 2px; }
a { color: var(--accent); text-underline-offset: 0.15em; }
img, video { max-width: 100%; height: auto; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0.6em 0 0.4em; }
p, ul, ol, pre { margin: 0.5em 0; }
pre, code, kbd { font: 0.875rem/1.55 var(--monospace); font-variant-ligatures: none; }
hr { border: 0; border-top: 1px solid var(--line); }
figure { margin: 0; }
figcaption, .bancada-note { color: var(--muted); font-size: 0.875rem; }
.bancada-note { margin: 0.35rem 0 0; }
.bancada-value { font: 0.9375rem/1.6 var(--monospace); font-variant-ligatures: none; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.bancada-text { white-space: pre-wrap; }
.bancada-value .bancada-table-frame, .bancada-value .bancada-note { font-family: var(--sans-serif); }

table { border-collapse: collapse; font-size: 0.9375rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3rem 0.75rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 1.5px solid var(--muted); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 400; color: var(--muted); }
.number { text-align: right; white-space: nowrap; }
.nothing { color: var(--muted); }
.bancada-table-frame { overflow-x: auto; max-width: 100%; }
.bancada-table td { max-width: 28rem; }

button, input, select, textarea { font: inherit; color: inherit; accent-color: var(--accent); }
button { min-height: 2rem; padding: 0.2rem 0.85rem; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--accent); }
button:disabled, input:disabled, select:disabled, textarea:disabled { opacity: 0.6; cursor: default; }
input:not([type]), input[type="text"], input[type="search"], input[type="number"], input[type="email"], input[type="url"], input[type="date"], input[type="datetime-local"], select, textarea {
  min-height: 2rem; padding: 0.2rem 0.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px;
}
progress { accent-color: var(--accent); }
.inputs-3a86ea { --label-width: 10rem; --input-width: 22rem; font: 0.9375rem/1.4 var(--sans-serif); }
form.inputs-3a86ea { gap: 0.25rem 0; }
.output-root > form + *, .output-root > * + form { margin-top: 0.5rem; }
form.inputs-3a86ea-table, .inputs-3a86ea-table tr:not(:last-child) td, .inputs-3a86ea-table tr:not(:last-child) th { border-color: var(--line); }
.inputs-3a86ea-table table { background: transparent; }
.inputs-3a86ea-table thead th { background: var(--paper); }

svg[class^="plot"] { max-width: 100%; height: auto; overflow: visible; background: transparent; font: 12px var(--sans-serif); font-variant-numeric: tabular-nums; }
figure[class^="plot"] { max-width: 100%; }
[class^="plot"] [class*="swatches"], [class^="plot"] [class*="ramp"] { font: 12px var(--sans-serif); }

.observablehq--collapsed, .observablehq--inspect.observablehq--collapsed a { cursor: pointer; }
.observablehq--expanded, .observablehq--collapsed, .observablehq--function, .observablehq--gray { color: var(--syntax_normal); }
.observablehq--field { text-indent: -1em; margin-left: 1em; }
.observablehq--empty { color: var(--syntax_comment); font-style: oblique; }
.observablehq--keyword { color: var(--syntax_keyword); }
.observablehq--null, .observablehq--undefined, .observablehq--boolean { color: var(--syntax_atom); }
.observablehq--number, .observablehq--bigint, .observablehq--date, .observablehq--regexp, .observablehq--symbol { color: var(--syntax_number); }
.observablehq--index, .observablehq--key { color: var(--syntax_key); }
.observablehq--prototype-key { color: var(--muted); }
.observablehq--string { color: var(--syntax_string); }
.observablehq--error { color: var(--danger); }
.observablehq--inspect { font: var(--mono_fonts); overflow-x: auto; display: block; white-space: pre; }
.observablehq--caret { margin-right: 4px; vertical-align: baseline; }

.bancada-surface { border: 1px solid var(--line); border-radius: 4px; padding: 0.75rem; }
.bancada-surface > .bancada-surface-title { font-weight: 600; margin-bottom: 0.5rem; }
.bancada-surface svg, .bancada-surface canvas { max-width: 100%; }
:root[data-theme="dark"] .bancada-surface :is(svg, canvas) { filter: invert(0.91) hue-rotate(180deg); }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
`;
