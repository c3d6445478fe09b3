import * as z from "zod/mini";
import { listOf } from "../shared/list-of.ts";

/** More checks than an exercise has, more cells than a notebook. */
const mostNamed = 2_000;

/** What a student did in a lab. Append-only; progress is a fold over it (grading/progress.ts). */
const what = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), labVersion: z.number(), labHash: z.string(), studentSeed: z.int() }),
  z.object({
    type: z.literal("predicted"),
    prediction: z.string(),
    option: z.string(),
    certainty: z.enum(["guess", "think", "bet"]),
  }),
  z.object({
    type: z.literal("ran"),
    cell: z.number(),
    state: z.enum(["ok", "failed", "stopped"]),
    durationMs: z.number(),
  }),
  z.object({
    type: z.literal("checked"),
    exercise: z.string(),
    outcome: z.enum(["not-attempted", "failed", "passed", "broken"]),
    passed: listOf(z.string(), mostNamed),
    failed: listOf(z.string(), mostNamed),
  }),
  z.object({ type: z.literal("hint-opened"), exercise: z.string(), hint: z.int() }),
  z.object({ type: z.literal("solution-opened"), exercise: z.string() }),
  z.object({ type: z.literal("reflected"), reflection: z.string(), length: z.int() }),
  z.object({ type: z.literal("reset"), cell: z.number() }),
  /** The work was handed in, under this hash (submission/submission-hash.ts). */
  z.object({ type: z.literal("submitted"), hash: z.string() }),
  /** A new version of the lab was taken. Of the cells that both had changed: those that kept the student's text, and those that took the lab's. */
  z.object({
    type: z.literal("updated"),
    fromVersion: z.number(),
    fromHash: z.string(),
    labVersion: z.number(),
    labHash: z.string(),
    mine: listOf(z.number(), mostNamed),
    next: listOf(z.number(), mostNamed),
  }),
]);

export const journalEventSchema = z.object({
  /** Unique in the world: writer and place in its chain. */
  id: z.string(),
  lab: z.string(),
  /** One tab on one device. Each writer keeps its own hash chain. */
  writer: z.string(),
  /** Place in the writer's chain, from 0. */
  index: z.int().check(z.nonnegative()),
  /** Lamport time: greater than that of every event the writer had seen. */
  time: z.int().check(z.nonnegative()),
  /** ISO 8601, by the device's clock. */
  at: z.string(),
  /** SHA-256 of the writer's previous event; empty for the first. */
  previous: z.string(),
  /** SHA-256 of this event without `hash`, as canonical JSON. */
  hash: z.string(),
  what,
});

export type JournalEvent = z.infer<typeof journalEventSchema>;
export type JournalFact = JournalEvent["what"];
