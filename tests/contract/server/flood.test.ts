import { afterAll, expect, test } from "vitest";
import { Browser, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly wait: string | null;
}
async function signIn(address: string, name: string, password: string): Promise<Answer> {
  const body = { email: `${name}@example.edu`, password };
  const response = await new Browser(open, address).ask("POST", "/api/session", { body });
  const { code = "" } = (await response.json().catch(() => ({}))) as { code?: string };
  return { status: response.status, code, wait: response.headers.get("retry-after") };
}

test("fifteen hundred sign-ins at one moment cost a few hundred passwords, say what to do, and keep nobody from their work", async () => {
  // One computer of the class, a network with an address for each try, and three hundred other computers.
  const from = (at: number) => {
    if (at % 10 < 6) return "10.0.0.66";
    return at % 10 < 8 ? `2001:db8:0:7::${at.toString(16)}` : `10.${1 + (at >> 8)}.${at & 255}.1`;
  };
  const flood = Promise.all(
    Array.from({ length: 1_500 }, (_, at) => signIn(from(at), at % 2 === 0 ? "ana" : `p${at}`, `palpite ${at}`)),
  );
  const { student, classmate } = open.people;
  const receipt = await classmate.handIn(open.task.id, submissionFile({ labHash: open.labHash, studentSeed: 77 }));
  expect(receipt.state).toBe("waiting");
  expect((await student.ask("POST", "/api/sync", { body: { events: [] } })).status).toBe(200);

  const answers = await flood;
  const count = (code: string) => answers.filter((answer) => answer.code === code).length;
  expect(count("wrong-password") + count("too-many-attempts") + count("busy")).toBe(1_500);
  // As many as may wait, and those that came while it worked them off.
  expect(count("wrong-password")).toBeGreaterThan(60);
  expect(count("wrong-password")).toBeLessThan(750);
  for (const { code, wait } of answers) if (code !== "wrong-password") expect(wait).toMatch(/^[1-9]\d*$/);

  // Whoever guessed Ana's password kept her out nowhere but where they sat; and there the class comes in as before.
  const again = async (address: string, name: string): Promise<Answer> => {
    const answer = await signIn(address, name, `senha de ${name}`);
    return answer.status === 503 || answer.status === 429 ? again(address, name) : answer;
  };
  expect((await again("10.200.0.1", "davi")).status).toBe(204);
  expect((await again("10.0.0.66", "bia")).status).toBe(204);
  expect((await again("10.200.0.1", "ana")).status).toBe(204);
}, 240_000);
