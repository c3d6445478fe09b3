import css from "@observablehq/inputs/dist/index.css?inline";

export * from "@observablehq/inputs";

// First in the head: the notebook's own look (kernel.css.ts) comes after it and wins.
const style = document.createElement("style");
style.textContent = css;
document.head.prepend(style);
