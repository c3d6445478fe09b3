import * as z from "zod/mini";
import type { Assignment } from "./class-data.ts";
import { askClass } from "./class-server.ts";
import { knownClass } from "./known-class.ts";
import { loadClass } from "./load-class.ts";

const side = z.object({ code: z.string(), why: z.string() });
const solutionsSchema = z.record(z.string(), z.object({ "pt-BR": side, en: side }));

/** Has one of the student's courses opened this lab's solutions to everybody? Without a network, by what it said last. */
export async function areSolutionsOpen(lab: string): Promise<boolean> {
  if (openTask(lab)) return true;
  await loadClass();
  return openTask(lab) !== undefined;
}

/** A solution that the lab withholds, from the class that has opened it; undefined where there is none. */
export async function classSolution(lab: string, exercise: string): Promise<unknown> {
  const task = openTask(lab);
  if (task === undefined) return undefined;
  const answer = await askClass({ path: `assignments/${task.id}/solutions`, schema: solutionsSchema });
  return answer.ok ? answer.value[exercise] : undefined;
}

const openTask = (lab: string): Assignment | undefined =>
  knownClass()?.assignments.find(
    ({ labId, solutionsOpenFrom }) =>
      labId === lab && solutionsOpenFrom !== null && Date.parse(solutionsOpenFrom) <= Date.now(),
  );
