import type { Page } from "@playwright/test";

/**
 * What is cut or lies outside the page, though nothing scrolls it into sight. A text that a reader is shown whole in
 * another way (hidden for the eye, behind an ellipsis with a title, in the editor) is not meant.
 */
export function lostOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const told = (element: Element) =>
      `${element.className || element.localName}: ${element.textContent?.trim().slice(0, 60)}`;
    const wide = document.documentElement.clientWidth;
    const skipped =
      ".hidden-text, .skip, .sentinel, .monaco-editor, .monaco-overflow, iframe, svg *, .katex, .katex *, option, noscript, script, style";
    const scrolls = (element: Element | null): boolean => {
      if (!element || element === document.body) return false;
      return /auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement);
    };
    const lost: string[] = [];
    if (document.documentElement.scrollWidth > wide)
      lost.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - wide} px`);
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      if (element.closest(skipped) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!hasText) continue;
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const isCut =
        /hidden|clip/.test(overflowX) && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1;
      const isCutBelow = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2;
      const { left, right, width } = element.getBoundingClientRect();
      const isOutside = width > 1 && (right > wide + 1 || left < -1) && !scrolls(element.parentElement);
      // Previews of some lines end in an ellipsis at any size.
      if ((isCut || isCutBelow) && webkitLineClamp === "none") lost.push(`cut: ${told(element)}`);
      if (isOutside) lost.push(`outside: ${told(element)}`);
    }
    return lost;
  });
}
