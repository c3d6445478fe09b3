import { createRoute, z } from "@hono/zod-openapi";
import { findAssignment } from "../assignments/find-assignments.ts";
import { type Caller, must } from "../can.ts";
import { assignmentParam, email, idField } from "../fields.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import { decline, invite, join, leave, setTeams } from "../teams/change-teams.ts";
import { standingOf, teamsOf } from "../teams/find-teams.ts";

const teammate = z.object({ id: z.string(), name: z.string() });
const size = z.int().openapi({ description: "How many may hand in together; 1: everybody for themselves" });
const standingSchema = z
  .object({
    size,
    team: z
      .object({ id: z.string(), members: z.array(teammate), invited: z.array(teammate) })
      .nullable()
      .openapi({ description: "null: the caller hands in alone" }),
    invitations: z
      .array(z.object({ id: z.string(), members: z.array(teammate) }))
      .openapi({ description: "Teams that asked the caller to join" }),
  })
  .openapi("TeamStanding");
const listSchema = z.object({
  size,
  teams: z.array(z.object({ id: z.string(), members: z.array(teammate.extend({ email: z.string() })) })),
});
const teamParams = assignmentParam.extend({ team: idField.openapi({ param: { name: "team", in: "path" } }) });
const mostTeams = 2_000;

/** Who hands in together. Whose work a submission is, is written down when it is received, and changes no more. */
export function teamRoutes({ db, limits }: Services) {
  const router = newRouter();

  async function asStudent(caller: Caller, assignment: string) {
    must(caller, "be somebody");
    const task = await findAssignment(db, assignment);
    return { task, studentId: must(caller, "work in a team", task).id };
  }
  async function asTeacher(caller: Caller, assignment: string) {
    must(caller, "be somebody");
    const task = await findAssignment(db, assignment);
    must(caller, "teach the course", task);
    return task;
  }

  const own = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/team",
    summary: "With whom one hands in, and who asked one to join",
    request: { params: assignmentParam },
    responses: { 200: json(standingSchema, "The caller's own"), ...refusals },
  });
  router.openapi(own, async (context) => {
    const { task, studentId } = await asStudent(context.var.caller, context.req.valid("param").assignment);
    const standing = await standingOf(db, { assignmentId: task.id, studentId });
    return context.json({ size: task.teamSize, ...standing }, 200);
  });

  const ask = createRoute({
    method: "post",
    path: "/api/assignments/{assignment}/team/invitations",
    summary: "Ask a classmate into one's team, which begins with the first invitation",
    request: { params: assignmentParam, body: jsonBody(z.object({ email })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(ask, async (context) => {
    const { task, studentId } = await asStudent(context.var.caller, context.req.valid("param").assignment);
    // As with join codes: nobody finds out a class's addresses by trying.
    limits.joinCode.take(studentId);
    await invite(db, { task, studentId, email: context.req.valid("json").email });
    limits.joinCode.giveBack(studentId);
    return context.body(null, 204);
  });

  const accept = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/team",
    summary: "Join a team that asked one",
    request: { params: assignmentParam, body: jsonBody(z.object({ team: idField })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(accept, async (context) => {
    const { task, studentId } = await asStudent(context.var.caller, context.req.valid("param").assignment);
    await join(db, { task, studentId, teamId: context.req.valid("json").team });
    return context.body(null, 204);
  });

  const refuse = createRoute({
    method: "delete",
    path: "/api/assignments/{assignment}/team/invitations/{team}",
    summary: "Say no to an invitation",
    request: { params: teamParams },
    responses: { ...done, ...refusals },
  });
  router.openapi(refuse, async (context) => {
    const { assignment, team: teamId } = context.req.valid("param");
    const { studentId } = await asStudent(context.var.caller, assignment);
    await decline(db, { studentId, teamId });
    return context.body(null, 204);
  });

  const goAway = createRoute({
    method: "delete",
    path: "/api/assignments/{assignment}/team",
    summary: "Leave one's team; what was handed in together stays everybody's",
    request: { params: assignmentParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(goAway, async (context) => {
    const { task, studentId } = await asStudent(context.var.caller, context.req.valid("param").assignment);
    await leave(db, { task, studentId });
    return context.body(null, 204);
  });

  const list = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/teams",
    summary: "Every team of an assignment",
    request: { params: assignmentParam },
    responses: { 200: json(listSchema, "Oldest first"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const task = await asTeacher(context.var.caller, context.req.valid("param").assignment);
    return context.json({ size: task.teamSize, teams: await teamsOf(db, task.id) }, 200);
  });

  const set = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/teams",
    summary: "Set all teams of an assignment: who is in none hands in alone",
    request: {
      params: assignmentParam,
      body: jsonBody(z.object({ teams: z.array(z.array(idField).min(1).max(mostTeams)).max(mostTeams) })),
    },
    responses: { ...done, ...refusals },
  });
  router.openapi(set, async (context) => {
    const task = await asTeacher(context.var.caller, context.req.valid("param").assignment);
    await setTeams(db, { task, wanted: context.req.valid("json").teams });
    return context.body(null, 204);
  });

  return router;
}
