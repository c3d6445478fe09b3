import * as z from "zod/mini";
import { assignmentSchema } from "./class-data.ts";

const key = "bancada.class";

/** What this device knows of the person who is signed in, so that work can be handed in while there is no network. */
const knownSchema = z.object({
  account: z.string(),
  name: z.string(),
  isFake: z._default(z.boolean(), false),
  assignments: z.array(z.extend(assignmentSchema, { course: z.string() })),
});
export type KnownClass = z.infer<typeof knownSchema>;

export function knownClass(): KnownClass | null {
  try {
    const read = knownSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** @param known - null: nobody is signed in */
export function rememberClass(known: KnownClass | null): void {
  try {
    if (known === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(known));
  } catch {
    // A browser that keeps nothing hands in while the network is there.
  }
}
