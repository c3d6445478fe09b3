import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "@playwright/test";
import { interleave, type Measurement, round } from "./measure.ts";
import { writeData } from "./toolkit-data.ts";
import { openPageSide, type TaskRun } from "./toolkit-page.ts";
import { startPeer } from "./toolkit-peer.ts";
import type { ToolkitTask } from "./toolkit-task.ts";

const beside = (file: string): string => fileURLToPath(new URL(`toolkit/${file}`, import.meta.url));

export interface ToolkitRow {
  readonly measurement: Measurement;
  /** Figures of both sides, in words. */
  readonly check: string;
  /** False where the figures tell that the two did not do the same. */
  readonly agrees: boolean;
}

/** Measures one task: both sides set up first, then run in turn. */
export async function measureTask(browser: Browser, task: ToolkitTask): Promise<ToolkitRow> {
  const folder = mkdtempSync(join(tmpdir(), `bancada-bench-${task.name}-`));
  const closing: (() => unknown)[] = [];
  try {
    const files = writeData(folder, await task.prepare());
    const page = await openPageSide(browser, { module: beside(task.run), folder, files });
    closing.push(page.close);
    const peer = await startPeer(beside(task.python), folder);
    if (peer) closing.push(peer.close);
    const figures = { ours: Number.NaN, peer: Number.NaN };
    const side = (name: "ours" | "peer", run: () => Promise<TaskRun>) => async () => {
      const { ms, figure } = await run();
      figures[name] = figure;
      return ms;
    };
    const sides: Record<string, () => Promise<number>> = { ours: side("ours", page.run) };
    if (peer) sides.peer = side("peer", peer.run);
    const medians = await interleave(task.rounds ?? 5, sides);
    return summary(task, { ours: medians.ours ?? Number.NaN, peer: medians.peer ?? null }, figures);
  } finally {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true });
  }
}

function summary(
  { name, check }: ToolkitTask,
  times: { readonly ours: number; readonly peer: number | null },
  figures: { readonly ours: number; readonly peer: number },
): ToolkitRow {
  const agrees = times.peer === null || check.agrees(figures.ours, figures.peer);
  const against =
    times.peer === null ? "no peer here" : `${figures.peer} of the peer: ${agrees ? "agrees" : "DIFFERS"}`;
  return {
    measurement: {
      name,
      value: round(times.ours),
      unit: "ms",
      peer: times.peer === null ? null : round(times.peer),
      ratio: times.peer === null ? null : round(times.ours / times.peer),
    },
    check: `${check.figure} ${figures.ours}, ${against}`,
    agrees,
  };
}
