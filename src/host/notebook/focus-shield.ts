/**
 * Keeps the student's typing in the page. The kernel frame lies under the notebook and could take the focus by itself;
 * neither `inert` nor a permissions policy prevents it. So every hole is a shield that lets events through only while the
 * pointer has really moved over it (or a finger has touched it), and focus that went into the frame by no such way, and not by Tab, is taken back.
 * @returns `allow`, to be called when Tab enters an output, and `end`
 */
export function guardFocus(root: HTMLElement): { allow(): void; end(): void } {
  let over: HTMLElement | null = null;
  let allowed = false;
  let last: Element | null = null;
  const open = (hole: HTMLElement | null) => {
    if (hole === over) return;
    over?.classList.remove("hole--open");
    over = hole;
    over?.classList.add("hole--open");
  };
  const moved = (event: PointerEvent) => {
    // Only what a person did: a script in this page is not the danger, but costs nothing to exclude.
    if (!event.isTrusted) return;
    open(event.target instanceof Element ? event.target.closest<HTMLElement>("[data-hole]") : null);
  };
  const focused = (event: FocusEvent) => {
    allowed = false;
    if (event.target instanceof Element && !event.target.matches("iframe, .sentinel")) last = event.target;
  };
  const blurred = () => {
    const active = document.activeElement;
    if (!(active instanceof HTMLIFrameElement) || !root.contains(active)) return;
    if (allowed || over) return;
    const back = last instanceof HTMLElement && last.isConnected ? last : root;
    // The frame has the focus now; giving it back in the same task is ignored by Chromium.
    setTimeout(() => {
      if (document.activeElement === active && !over && !allowed) back.focus({ preventScroll: true });
    });
  };
  document.addEventListener("pointermove", moved, true);
  document.addEventListener("pointerdown", moved, true);
  document.addEventListener("focusin", focused, true);
  addEventListener("blur", blurred);
  return {
    allow: () => {
      allowed = true;
    },
    end: () => {
      open(null);
      document.removeEventListener("pointermove", moved, true);
      document.removeEventListener("pointerdown", moved, true);
      document.removeEventListener("focusin", focused, true);
      removeEventListener("blur", blurred);
    },
  };
}

/**
 * Gives the focus to what follows (1) or precedes (-1) an output in the order of Tab.
 * The output's own two sentinels are passed over, or Tab would fall back in.
 */
export function leaveOutput(root: Document, cell: number, direction: 1 | -1): void {
  const which = direction === 1 ? "last" : "first";
  const from = root.querySelector<HTMLElement>(`[data-sentinel="${which}"][data-of="${cell}"]`);
  if (!from) return;
  const all = [
    ...root.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter(
    (element) =>
      element === from ||
      (element.tabIndex >= 0 && !element.matches(`:disabled, [data-of="${cell}"]`) && element.checkVisibility()),
  );
  all[all.indexOf(from) + direction]?.focus();
}
