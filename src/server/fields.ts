import { z } from "@hono/zod-openapi";

/** No control characters: a NUL is what PostgreSQL cannot keep, the others are what nobody can see. */
const visible = /^[^\p{Cc}\p{Cs}]*$/u;

/** One line that a person wrote. */
export const line = (maxLength: number) => z.string().trim().min(1).max(maxLength).regex(visible);

export const personName = line(120).openapi({ example: "Ana Souza" });
export const email = z.email().max(254).toLowerCase().openapi({ example: "ana@example.edu" });
/** 8 characters or more: length is what makes a password strong. Its characters are free, except those that cannot be typed. */
export const newPassword = z.string().min(8).max(128).regex(visible);
export const password = z.string().min(1).max(128).regex(visible);
export const token = z
  .string()
  .min(16)
  .max(256)
  .regex(/^[\w-]+$/);
export const idField = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .openapi({ example: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" });
/** A moment with its offset from UTC, in years that a course can have. */
export const momentField = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((moment) => moment.getUTCFullYear() >= 2000 && moment.getUTCFullYear() < 2200, {
    message: "expected a year from 2000 to 2199",
  })
  .openapi({ type: "string", format: "date-time", example: "2026-03-02T23:59:00-03:00" });
/** A path of this site, to come back to. Never another site's address. */
export const sitePath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u)
  .openapi({ example: "/progress" });

const idParam = (name: string) => idField.openapi({ param: { name, in: "path" } });
export const courseParam = z.object({ course: idParam("course") });
export const memberParams = z.object({ course: idParam("course"), user: idParam("user") });
export const assignmentParam = z.object({ assignment: idParam("assignment") });
export const submissionParam = z.object({ submission: idParam("submission") });
export const graderParam = z.object({ grader: idParam("grader") });
export const gradingParam = z.object({ grading: idParam("grading") });
/** SHA-256, in small letters. */
export const hashField = z.string().regex(/^[0-9a-f]{64}$/);
export const extensionParams = z.object({ assignment: idParam("assignment"), student: idParam("student") });
