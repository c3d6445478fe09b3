import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const started = new Set<ChildProcess>();

/** Ends what was started here and runs still. */
export function killAll(): void {
  for (const one of started) one.kill("SIGKILL");
  started.clear();
}

/**
 * One of our programs as people start it, a server on a free port.
 * @param wrapper - a command that runs it in surroundings of its own
 */
export function startTool(
  tool: string,
  variables: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  wrapper: readonly string[] = [],
) {
  const env = { ...process.env, PORT: "0", DATABASE_URL: "", ...variables };
  const [command = "", ...rest] = [...wrapper, process.execPath, "--import", "tsx", `tools/${tool}.ts`, ...args];
  const server = spawn(command, rest, { cwd: root, env });
  started.add(server);
  let said = "";
  const heard = new Set<() => void>();
  const hear = (text: string) => {
    said += text;
    for (const listener of heard) listener();
  };
  server.stdout.setEncoding("utf8").on("data", hear);
  server.stderr.setEncoding("utf8").on("data", hear);
  // Not at "exit": what it said last may still be on its way then.
  const ended = new Promise<number | null>((resolve) => server.once("close", resolve));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found);
      };
      heard.add(look);
      look();
      void ended.then((code) => reject(new Error(`the program ended with ${code}: ${said}`)));
    });
  const address = () => says(/Bancada ready: (\S+)/).then(([, url = ""]) => url);
  return { server, ended, says, address, said: () => said };
}

/** The cookie of the first instructor of a server that nobody has used. */
export async function firstInstructor({ says, address }: ReturnType<typeof startTool>): Promise<string> {
  const url = await address();
  const [, token] = await says(/first-instructor#([\w-]+)/);
  const person = { name: "Rita", email: "rita@example.edu", password: "senha de rita", token };
  return cookieOf(await post(`${url}/api/first-instructor`, person));
}

/** @throws Error where the answer is a refusal */
export function cookieOf(response: Response): string {
  if (response.status !== 201) throw new Error(`refused: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export const post = (url: string, body: object, cookie?: string) => send("POST", url, JSON.stringify(body), cookie);

export const send = (method: string, url: string, body: string, cookie?: string) =>
  fetch(url, {
    method,
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...(cookie ? { cookie } : {}) },
    body,
  });
