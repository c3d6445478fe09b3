import type { Kind } from "./row.ts";

const named = (name: string) => ({ email: `${name}@example.edu`, password: `senha de ${name}` });
/** What each of them signs in with; nobody tries with Ana's. */
export const credentials: Record<Kind, { email: string; password: string }> = {
  nobody: named("ana"),
  student: named("ana"),
  classmate: named("bia"),
  otherStudent: named("davi"),
  otherInstructor: named("otto"),
  instructor: named("rita"),
};
