import { createRoute, z } from "@hono/zod-openapi";
import { and, eq } from "drizzle-orm";
import { dayField, findMeeting, markField, setMarks } from "../attendance/meetings.ts";
import { can, must } from "../can.ts";
import { attendances, meetings } from "../database/schema.ts";
import { courseParam, idField, line } from "../fields.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const mostAtOnce = 2_000;
const meetingParam = z.object({ meeting: idField.openapi({ param: { name: "meeting", in: "path" } }) });
const meetingFields = z.object({ heldOn: dayField, title: line(120).openapi({ example: "Aula 3: árvores" }) });
const meetingSchema = z.object({ id: z.string(), heldOn: z.string(), title: z.string() }).openapi("Meeting");
const marksField = z.array(z.object({ studentId: idField, mark: markField.nullable() })).max(mostAtOnce);

const attendanceSchema = z.object({
  meetings: z.array(meetingSchema).openapi({ description: "By day" }),
  marks: z
    .array(z.object({ meetingId: z.string(), studentId: z.string(), mark: markField }))
    .openapi({ description: "A student's own; everybody's for whoever teaches the course" }),
});

/** The classes that a course held, and who was there. */
export function attendanceRoutes({ db }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/courses/{course}/attendance",
    summary: "The meetings of a course, and who was there",
    request: { params: courseParam },
    responses: { 200: json(attendanceSchema, "Attendance"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const caller = must(context.var.caller, "read the course", { courseId });
    const own = can(caller, "teach the course", { courseId }) ? undefined : eq(attendances.studentId, caller.id);
    const held = await db
      .select({ id: meetings.id, heldOn: meetings.heldOn, title: meetings.title })
      .from(meetings)
      .where(eq(meetings.courseId, courseId))
      .orderBy(meetings.heldOn, meetings.createdAt, meetings.id);
    const marks = await db
      .select({ meetingId: attendances.meetingId, studentId: attendances.studentId, mark: attendances.mark })
      .from(attendances)
      .innerJoin(meetings, eq(meetings.id, attendances.meetingId))
      .where(and(eq(meetings.courseId, courseId), own));
    return context.json({ meetings: held, marks }, 200);
  });

  const create = createRoute({
    method: "post",
    path: "/api/courses/{course}/meetings",
    summary: "Write down that a class was held",
    request: { params: courseParam, body: jsonBody(meetingFields) },
    responses: { 201: json(meetingSchema, "The meeting; nobody is marked yet"), ...refusals },
  });
  router.openapi(create, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const fields = context.req.valid("json");
    const [made] = await db
      .insert(meetings)
      .values({ courseId, ...fields })
      .returning({ id: meetings.id });
    if (!made) throw new Error("The meeting was not written.");
    return context.json({ id: made.id, ...fields }, 201);
  });

  const change = createRoute({
    method: "put",
    path: "/api/meetings/{meeting}",
    summary: "Change the day and the title of a meeting",
    request: { params: meetingParam, body: jsonBody(meetingFields) },
    responses: { ...done, ...refusals },
  });
  router.openapi(change, async (context) => {
    const { meeting } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findMeeting(db, meeting));
    await db.update(meetings).set(context.req.valid("json")).where(eq(meetings.id, meeting));
    return context.body(null, 204);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/meetings/{meeting}",
    summary: "Remove a meeting, with its marks",
    request: { params: meetingParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { meeting } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findMeeting(db, meeting));
    await db.delete(meetings).where(eq(meetings.id, meeting));
    return context.body(null, 204);
  });

  const mark = createRoute({
    method: "put",
    path: "/api/meetings/{meeting}/marks",
    summary: "Say who was there: all of it, or nothing",
    request: { params: meetingParam, body: jsonBody(z.object({ marks: marksField })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(mark, async (context) => {
    const { meeting } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findMeeting(db, meeting);
    must(context.var.caller, "teach the course", { courseId });
    const { marks } = context.req.valid("json");
    await db.transaction((tx) => setMarks(tx, { courseId, meetingId: meeting, marks }));
    return context.body(null, 204);
  });

  return router;
}
