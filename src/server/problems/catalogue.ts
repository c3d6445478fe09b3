import { accountProblems } from "./accounts.ts";
import { anyRequest } from "./any-request.ts";
import { courseProblems } from "./courses.ts";
import { submissionProblems } from "./submissions.ts";

/** Everything that the server can refuse. */
export const catalogue = { ...anyRequest, ...accountProblems, ...courseProblems, ...submissionProblems };

export type ProblemCode = keyof typeof catalogue;
