/** The look of an exported page and of what is printed: it stands alone, so it repeats what it needs of the page's tokens. */
export const exportCss = `
.bancada-export { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem; background: #ffffff; color: #1c2226; font: 1rem/1.6 Charter, Georgia, "Liberation Serif", serif; color-scheme: light; }
.bancada-export h1, .bancada-export h2, .bancada-export h3 { line-height: 1.25; }
.bancada-export .cell { margin: 1rem 0; }
.bancada-export pre, .bancada-export code { font: 0.8125rem/1.5 "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-variant-ligatures: none; }
.bancada-export pre { margin: 0.5rem 0; padding: 0.6rem 0.8rem; background: #f2f0ea; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
.bancada-export .code-keyword { color: #7a2e75; } .bancada-export .code-string { color: #8a4010; }
.bancada-export .code-number { color: #1c5a9c; } .bancada-export .code-comment { color: #566157; }
.bancada-export .output { overflow-x: auto; overflow-y: hidden; padding: 0.25rem 0; font-family: "Noto Sans", "Liberation Sans", sans-serif; }
.bancada-export .output svg[class^="plot"] { display: block; max-width: 100%; height: auto; overflow: visible; font: 12px "Liberation Sans", sans-serif; }
.bancada-export .output svg[class^="plot"] text { white-space: pre; }
.bancada-export .output img { max-width: 100%; height: auto; }
.bancada-export .error { border-left: 3px solid #ab2a20; padding-left: 0.75rem; color: #ab2a20; }
.bancada-export .answer { border-left: 3px solid #0b6e6e; padding-left: 0.75rem; }
.bancada-export .name { margin: 0; color: #545b60; font: 0.75rem/1.4 "Noto Sans", "Liberation Sans", sans-serif; }
.bancada-export table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.bancada-export th, .bancada-export td { padding: 0.25rem 0.6rem; border-bottom: 1px solid #dedbd3; text-align: left; }
.bancada-export .number { text-align: right; }
.bancada-export .bancada-value { font-family: "DejaVu Sans Mono", monospace; font-size: 0.875rem; }
.bancada-export .bancada-text, .bancada-export .observablehq--inspect { white-space: pre-wrap; }
@media print {
  .bancada-export { max-width: none; padding: 0; font-size: 11pt; }
  .bancada-export .output { overflow: visible; }
  .bancada-export h1, .bancada-export h2, .bancada-export h3, .bancada-export .name { break-after: avoid; }
  .bancada-export svg, .bancada-export img, .bancada-export tr { break-inside: avoid; }
}
`;
