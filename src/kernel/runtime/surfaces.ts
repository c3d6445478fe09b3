import type { Run, Runs } from "./runs.ts";

/** A surface of tfjs-vis, standing in the cell that asked for it. */
export interface Surface {
  readonly container: HTMLElement;
  readonly label: HTMLElement;
  readonly drawArea: HTMLElement;
}
interface SurfaceRequest {
  readonly name: string;
  readonly tab?: string;
  readonly styles?: Readonly<Record<string, string>>;
}

/** Surfaces by name, for as long as the run that made them lives. */
export class Surfaces {
  readonly #known = new Map<string, { readonly surface: Surface; readonly run: Run | null }>();

  constructor(
    private readonly runs: Runs,
    private readonly show: (run: Run, node: Node) => void,
  ) {}

  surface({ name, tab = "", styles = {} }: SurfaceRequest): Surface {
    const key = `${tab}/${name}`;
    const run = this.runs.owner;
    const known = this.#known.get(key);
    if (known && (run === null || known.run === run || (known.run?.alive && known.run.cell !== run.cell)))
      return known.surface;
    const container = document.createElement("div");
    container.className = "bancada-surface";
    container.setAttribute("role", "group");
    container.setAttribute("aria-label", name);
    const label = document.createElement("div");
    label.className = "bancada-surface-title";
    label.textContent = name;
    const drawArea = document.createElement("div");
    for (const property of ["width", "height", "maxWidth", "maxHeight"] as const) {
      const value = styles[property];
      if (value !== undefined) drawArea.style[property] = value;
    }
    container.append(label, drawArea);
    const surface = { container, label, drawArea };
    this.#known.set(key, { surface, run });
    if (run) this.show(run, container);
    return surface;
  }
}
