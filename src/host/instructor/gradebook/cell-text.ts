import type { GradebookCell } from "./gradebook-data.ts";

/** A grade, with a mark in words for what a person has to know of it. */
export function cellText(
  { points, manual, basisChanged, state }: GradebookCell,
  { marks }: { marks: Readonly<Record<"manual" | "basisChanged" | "waiting" | "broken" | "nothing", string>> },
  number: (value: number) => string,
): string {
  if (points !== null) {
    const mark = basisChanged ? marks.basisChanged : manual ? marks.manual : "";
    return mark === "" ? number(points) : `${number(points)} ${mark}`;
  }
  if (state === "waiting") return marks.waiting;
  return state === "broken" ? marks.broken : marks.nothing;
}
