import * as z from "zod/mini";
import type { Verdict } from "./outcome.ts";
import type { RefereeAnswer } from "./referee-answer.ts";

/**
 * Messages between the host and the referee's worker, over one MessagePort. The questions and answers are the kernel's
 * (kernel/protocol.ts), written out here because grading does not import the kernel.
 */
export type RefereeQuestion =
  | { readonly kind: "value" | "model"; readonly name: string }
  | { readonly kind: "call" | "after"; readonly name: string; readonly args: readonly unknown[] };

/** A module of a lab: as a function that gives its exports, or, where that cannot be, as it stands. */
export interface ModuleText {
  readonly as: "function" | "module";
  readonly text: string;
}

/** One check to run, with all that it needs. */
export interface CheckJob {
  readonly id: string;
  readonly sealed: boolean;
  readonly cell: number;
  readonly messageIds: readonly string[];
  readonly code: ModuleText;
  /** The lab's library modules. */
  readonly libraries: readonly ModuleText[];
  readonly studentSeed: number;
  readonly limitMs: number;
}

export type ToReferee =
  | { readonly type: "check"; readonly request: number; readonly job: CheckJob }
  /** Answered by `prepared`: what the libraries' `prepare` gives. */
  | { readonly type: "prepare"; readonly request: number; readonly libraries: readonly ModuleText[] }
  /** What another worker prepared with the same libraries. */
  | { readonly type: "given"; readonly value: unknown }
  | { readonly type: "answer"; readonly request: number; readonly answer: RefereeAnswer }
  | { readonly type: "library"; readonly request: number; readonly text?: string; readonly error?: string }
  /** A port whose other end the notebook's kernel has, and how long it may be asked over it. */
  | { readonly type: "line"; readonly port: MessagePort; readonly limitMs: number }
  /** The kernel at the line's other end has ended. */
  | { readonly type: "hang-up" };

export type FromReferee =
  | { readonly type: "ready" }
  /** `check` is the request of the check that asks. */
  | { readonly type: "ask"; readonly check: number; readonly request: number; readonly question: RefereeQuestion }
  | { readonly type: "need"; readonly request: number; readonly specifier: string }
  /** Without a value where nothing is prepared, or where that failed: the checks that need it then say why. */
  | { readonly type: "prepared"; readonly request: number; readonly value?: unknown }
  | { readonly type: "verdict"; readonly request: number; readonly verdict: Verdict };

const number = z.custom<number>((value) => typeof value === "number");
const name = z.string().check(z.maxLength(200));
const messageValue = z.union([
  z.string().check(z.maxLength(1000)),
  number,
  z.array(number).check(z.maxLength(100)),
  z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(100)),
]);

export const verdictSchema: z.ZodMiniType<Verdict> = z.object({
  check: name,
  outcome: z.enum(["failed", "passed", "broken"]),
  message: z.nullable(z.object({ id: name, values: z.record(name, messageValue) })),
  detail: z.pipe(
    z.string(),
    z.transform((text) => text.slice(0, 4000)),
  ),
  durationMs: z.number(),
});

const question = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["value", "model"]), name }),
  z.object({ kind: z.enum(["call", "after"]), name, args: z.array(z.unknown()) }),
]);

/** What the host accepts from the referee. */
export const fromRefereeSchema: z.ZodMiniType<FromReferee> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("ask"), check: z.number(), request: z.number(), question }),
  z.object({ type: z.literal("need"), request: z.number(), specifier: name }),
  z.object({ type: z.literal("prepared"), request: z.number(), value: z.optional(z.unknown()) }),
  z.object({ type: z.literal("verdict"), request: z.number(), verdict: verdictSchema }),
]);
