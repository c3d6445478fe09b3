import type { Language } from "../../shared/text.ts";
import type { FromKernel } from "../protocol.ts";
import { browser } from "./browser.ts";
import { draw } from "./draw.ts";
import { isAtStop, summarise, tabStops } from "./focus.ts";
import { type Words, wordsIn } from "./words.ts";

/** How long an output rests before it is described anew. */
const summaryDelayMs = 120;

/** The drawing of one cell. */
export class Output {
  /** What the cell draws into. */
  readonly root = document.createElement("div");
  /** Stands at the hole, clamped to its height; `root` inside it keeps its natural height. */
  readonly frame = document.createElement("section");
  height = 0;
  described = "";
  focusable = false;

  constructor(readonly id: string) {
    this.frame.className = "output";
    this.frame.dataset.cell = id;
    this.root.className = "output-root";
    this.frame.append(this.root);
  }
}

type Post = (message: FromKernel) => void;

/**
 * All outputs: where they stand, how high they are, what they say, and the way of the focus in and out of them.
 * The host decides the places; the frame only reports.
 */
export class Outputs {
  readonly #outputs = new Map<string, Output>();
  readonly #toDescribe = new Set<Output>();
  #describing = false;
  readonly #sizes: ResizeObserver;
  readonly #changes: MutationObserver;

  constructor(
    private readonly main: HTMLElement,
    private readonly post: Post,
    public language: Language,
  ) {
    this.#sizes = new ResizeObserver((entries) => this.#measure(entries));
    this.#changes = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const id = element?.closest<HTMLElement>(".output")?.dataset.cell;
        const output = id === undefined ? undefined : this.#outputs.get(id);
        if (output) this.#describeSoon(output);
      }
    });
    main.ownerDocument.addEventListener("keydown", (event) => this.#handOn(event));
    main.ownerDocument.addEventListener("click", stayOnLink);
    main.ownerDocument.addEventListener("submit", (event) => event.preventDefault());
  }

  get words(): Words {
    return wordsIn(this.language);
  }

  of(id: string): Output {
    let output = this.#outputs.get(id);
    if (!output) {
      output = new Output(id);
      output.frame.setAttribute("role", "region");
      output.frame.setAttribute("aria-label", this.words.region(id));
      this.#outputs.set(id, output);
      this.main.append(output.frame);
      this.#sizes.observe(output.root);
      this.#changes.observe(output.root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ["aria-label", "disabled", "tabindex"],
      });
    }
    return output;
  }

  delete(id: string): void {
    const output = this.#outputs.get(id);
    if (!output) return;
    this.#outputs.delete(id);
    this.#sizes.unobserve(output.root);
    output.frame.remove();
  }

  /** A frozen drawing is there to be read: its controls would change nothing. */
  setFrozen(id: string, frozen: boolean): void {
    const output = this.#outputs.get(id);
    if (!output) return;
    output.frame.inert = frozen;
    this.#describeSoon(output);
  }

  show(output: Output, value: unknown): void {
    output.root.append(draw(value, output.root, this.language, this.words));
  }

  setLanguage(language: Language): void {
    this.language = language;
    for (const [id, { frame }] of this.#outputs) frame.setAttribute("aria-label", this.words.region(id));
  }

  place(holes: readonly (readonly [id: string, top: number, left: number, width: number, height: number])[]): void {
    for (const [id, top, left, width, height] of holes) {
      const style = this.#outputs.get(id)?.frame.style;
      if (!style) continue;
      style.top = `${top}px`;
      style.left = `${left}px`;
      style.width = `${width}px`;
      style.height = `${height}px`;
      style.visibility = "visible";
    }
  }

  /** Puts the focus on the first or last control; an output without controls is left at once. */
  focus(id: string, which: "first" | "last"): void {
    const output = this.#outputs.get(id);
    const stops = output && !output.frame.inert ? tabStops(output.root) : [];
    const stop = which === "first" ? stops[0] : stops.at(-1);
    if (stop) stop.focus();
    else this.post({ type: "leave-output", id, direction: which === "first" ? 1 : -1 });
  }

  /** Tab past the last control, or back past the first, goes on in the host's page. */
  #handOn(event: KeyboardEvent): void {
    if (event.key !== "Tab" || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const active = this.main.ownerDocument.activeElement;
    const id = active?.closest<HTMLElement>(".output")?.dataset.cell;
    const output = id === undefined ? undefined : this.#outputs.get(id);
    if (!active || !output) return;
    const stops = tabStops(output.root);
    if (stops.length > 0 && !isAtStop(event.shiftKey ? stops[0] : stops.at(-1), active)) return;
    event.preventDefault();
    this.post({ type: "leave-output", id: output.id, direction: event.shiftKey ? -1 : 1 });
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    const heights: (readonly [string, number])[] = [];
    for (const { target } of entries) {
      const output = this.#outputs.get(target.parentElement?.dataset.cell ?? "");
      if (!output) continue;
      const height = Math.ceil(output.root.getBoundingClientRect().height);
      if (height === output.height) continue;
      output.height = height;
      heights.push([output.id, height]);
      this.#describeSoon(output);
    }
    if (heights.length > 0) this.post({ type: "heights", heights });
  }

  #describeSoon(output: Output): void {
    this.#toDescribe.add(output);
    if (this.#describing) return;
    this.#describing = true;
    browser.setTimeout(() => this.describeChanged(), summaryDelayMs);
  }

  /** Says now what changed outputs say, without waiting for them to rest. */
  describeChanged(): void {
    this.#describing = false;
    const changed = [...this.#toDescribe];
    this.#toDescribe.clear();
    for (const each of changed) this.#describe(each);
  }

  #describe(output: Output): void {
    // A table that must be scrolled sideways is reached by the keyboard.
    for (const frame of output.root.querySelectorAll<HTMLElement>(".bancada-table-frame")) {
      if (frame.scrollWidth > frame.clientWidth + 1) frame.tabIndex = 0;
      else frame.removeAttribute("tabindex");
    }
    const text = summarise(output.root, this.words.figure);
    const focusable = !output.frame.inert && tabStops(output.root).length > 0;
    if (text === output.described && focusable === output.focusable) return;
    output.described = text;
    output.focusable = focusable;
    this.post({ type: "summary", id: output.id, text, focusable });
  }
}

/** Following a link, or sending a form, would take the frame elsewhere and end the kernel: a click by mistake must not. */
function stayOnLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href], area[href]") : null;
  if (!link) return;
  event.preventDefault();
  const target = link.getAttribute("href") ?? "";
  if (target.startsWith("#")) link.ownerDocument.getElementById(target.slice(1))?.scrollIntoView({ block: "nearest" });
}
