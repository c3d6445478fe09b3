/** The look of figures, in the colours of the page. Classes that labs may use are in docs/authoring.md. */
const css = `
.fig { margin: 0; font: 0.9375rem/1.45 var(--sans-serif, sans-serif); color: var(--ink, inherit); }
.fig svg { max-width: 100%; height: auto; }
.fig h4 { margin: 0.75rem 0 0.25rem; font-size: 0.875rem; font-weight: 600; }
.fig p { margin: 0.5rem 0; }
.fig pre { overflow-x: auto; }
.fig output, .fig td { font-variant-numeric: tabular-nums; }
.fig output { font-weight: 600; }
.fig details { margin-top: 0.5rem; }
.fig summary { cursor: pointer; color: var(--muted, #545b60); font-size: 0.875rem; }
.fig-summary { color: var(--muted, #545b60); }
.fig-empty { padding: 0.75rem 1rem; border-left: 3px solid var(--line, #ccc); color: var(--muted, #545b60); }
.fig-scroll { overflow-x: auto; }
.fig-table { border-collapse: collapse; font-size: 0.875rem; max-width: 100%; }
.fig-table th, .fig-table td { padding: 0.2rem 0.75rem 0.2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line, #ddd); font-weight: 400; }
.fig-table thead th { color: var(--muted, #545b60); font-size: 0.8125rem; white-space: normal; }
.fig-controls { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; }
.fig-panel { list-style: none; margin: 0.5rem 0; padding: 0; }
.fig-panel li { display: grid; grid-template-columns: minmax(8rem, 16rem) minmax(0, 1fr) 3.5rem; gap: 0.75rem; align-items: center; padding: 0.25rem 0; }
@media (max-width: 40rem) { .fig-panel li { grid-template-columns: minmax(0, 1fr) 3.5rem; } .fig-panel li > span { grid-column: 1 / -1; } }
.fig-bar { display: flex; height: 1rem; background: var(--raised, #f2f0ea); border-radius: 2px; overflow: hidden; }
.fig-strip { font: 0.9375rem/1.6 var(--monospace, monospace); overflow-wrap: anywhere; }
.fig-choices { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.5rem; }
.fig-choices button { font-size: 0.875rem; }
`;

/** Puts the look into the document, once. */
export function putStyle(): void {
  const id = "bancada-figures";
  if (document.getElementById(id)) return;
  const style = document.createElement("style");
  style.id = id;
  style.textContent = css;
  document.head.append(style);
}
