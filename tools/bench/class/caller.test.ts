import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { Caller } from "./caller.ts";

let server: Server;
afterEach(() => server.close());

/** A server that answers so many requests of each connection, and ends it at the next. */
async function serverThatEnds(answers: number): Promise<string> {
  const answered = new WeakMap<object, number>();
  server = createServer((asked, response) => {
    const before = answered.get(asked.socket) ?? 0;
    answered.set(asked.socket, before + 1);
    if (before >= answers) asked.socket.destroy();
    else asked.resume().once("end", () => response.end(JSON.stringify({ method: asked.method, before })));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  return `http://localhost:${typeof address === "object" ? address?.port : ""}`;
}

test("a connection that the server ended while it rested is replaced, and what was asked is answered", async () => {
  const caller = new Caller(await serverThatEnds(2));
  const answers = [];
  for (let count = 0; count < 5; count++) answers.push(await caller.json("PUT", "/", { count }));
  expect(answers).toEqual([0, 1, 0, 1, 0].map((before) => ({ method: "PUT", before })));
});

test("a new connection that fails is an error", async () => {
  await expect(new Caller(await serverThatEnds(0)).ask("GET", "/")).rejects.toThrow();
});
