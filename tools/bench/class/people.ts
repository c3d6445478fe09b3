import { Caller } from "./caller.ts";
import type { ClassProcess } from "./class-process.ts";

export interface People {
  readonly instructor: Caller;
  readonly students: readonly Caller[];
  readonly course: string;
}

/** Makes the first instructor, a course, and so many students who are signed in. */
export async function letPeopleIn(server: ClassProcess, count: number): Promise<People> {
  const password = "uma senha comprida";
  const instructor = new Caller(server.url);
  const rita = { token: server.firstToken, name: "Rita", email: "rita@example.edu", password };
  await instructor.ask("POST", "/api/first-instructor", rita);
  const course = await instructor.json<{ id: string; joinCode: string }>("POST", "/api/courses", { name: "Turma" });
  const students: Caller[] = [];
  for (let at = 0; at < count; at++) {
    const student = new Caller(server.url);
    await student.ask("POST", "/api/account", { name: `Aluno ${at}`, email: `aluno${at}@example.edu`, password });
    await student.ask("POST", "/api/memberships", { joinCode: course.joinCode });
    students.push(student);
  }
  return { instructor, students, course: course.id };
}
