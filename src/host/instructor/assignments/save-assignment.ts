import { type Answer, askClass } from "../../class/class-server.ts";
import { type Assignment, assignmentSchema } from "../instructor-data.ts";

type Wanted = Omit<Assignment, "id" | "courseId" | "labId" | "hasRubric" | "solutionsOpenFrom">;

/** @param id - the assignment to change; null: a new one */
export const saveAssignment = (course: string, id: string | null, json: Wanted): Promise<Answer<Assignment>> =>
  id === null
    ? askClass({ method: "POST", path: `courses/${course}/assignments`, json, schema: assignmentSchema })
    : askClass({ method: "PATCH", path: `assignments/${id}`, json, schema: assignmentSchema });
