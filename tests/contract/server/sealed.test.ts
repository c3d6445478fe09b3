import { afterAll, expect, test } from "vitest";
import type { Kind } from "./access/row.ts";
import { accessTable } from "./access-table.ts";
import { inOrder, signedIn } from "./asking.ts";
import { Browser, openTaughtClass, sealedText } from "./class.ts";
import { gradingWith, secret } from "./graded.ts";

const open = await openTaughtClass();
afterAll(() => open.close());

/** What only whoever teaches may read: the sealed part of the lab, and all that its checks' run said, but the author's message. */
const hidden = [sealedText, secret, "segredo", "vazia"];
const authorsMessage = "Teste com uma lista vazia.";
const without = (text: string) => text.replaceAll(authorsMessage, "");
const graderAsks = (method: string, path: string, body?: unknown) =>
  new Browser(open).ask(method, `/api/grader/${path}`, {
    body,
    headers: { authorization: `Bearer ${open.grader.token}` },
  });

test("nothing sealed is in any answer of any route to anybody who does not teach, nor in the log", async () => {
  // What was handed in is graded, and so is what is being graded once more.
  const gradings: string[] = [];
  for (;;) {
    const leased = await graderAsks("POST", "leases");
    if (leased.status === 204) break;
    const { grading } = (await leased.json()) as { grading: string };
    gradings.push(grading);
    const body = { grading: gradingWith({ public: true, sealed: false }) };
    expect((await graderAsks("PUT", `gradings/${grading}`, body)).status).toBe(204);
  }
  expect(gradings.length).toBeGreaterThan(0);
  // It is there to be found: whoever teaches reads it.
  const path = `/api/submissions/${open.submission.id}`;
  const taught = await (await open.people.instructor.ask("GET", path)).text();
  for (const text of [secret, "segredo", "vazia"]) expect(without(taught)).toContain(text);
  const student = await (await open.people.student.ask("GET", path)).text();
  expect(student).toContain(authorsMessage);

  const kinds: readonly Kind[] = ["nobody", "student", "classmate", "otherStudent", "otherInstructor"];
  let asked = 0;
  for (const [route, { ask }] of inOrder(Object.entries(accessTable))) {
    const [method = ""] = route.split(" ");
    for (const kind of kinds) {
      const { path, body } = ask(open, kind);
      const person = await signedIn(open, kind, route);
      const response = await person.ask(method, path, body === undefined ? {} : { body });
      const headers = JSON.stringify([...response.headers]);
      const text = without(`${headers}\n${await response.text()}`);
      for (const one of hidden) expect(text.includes(one), `${route} as ${kind}: ${one}`).toBe(false);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(250);
  for (const one of hidden) expect(open.logged.join("")).not.toContain(one);
}, 240_000);
