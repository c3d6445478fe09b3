import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { limitBody } from "./limit-body.ts";
import { Problem, problemResponse } from "./problems/problem.ts";

const app = new Hono();
app.use(limitBody);
app.put("/", async (context) => context.text(String((await context.req.arrayBuffer()).byteLength)));
app.get("/", (context) => context.text("read"));
app.onError((error) => problemResponse(error instanceof Problem ? error : new Problem("internal"), undefined));

const most = 5 * 1024 * 1024;

test("a body of 5 MB is taken and a longer one refused, whether it says its length or comes in pieces", async () => {
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : ""}`;
  for (const comes of ["with its length", "in pieces"] as const) {
    const put = (length: number) => {
      const bytes = new Blob([new Uint8Array(length)]);
      // Without it `fetch` sends no stream; the types of browsers do not know it.
      const streamed = { body: bytes.stream(), duplex: "half" };
      return fetch(url, { method: "PUT", ...(comes === "in pieces" ? streamed : { body: bytes }) });
    };
    expect(await (await put(most)).text()).toBe(String(most));
    expect(await (await put(0)).text()).toBe("0");
    const refused = await put(most + 1);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: "too-large", values: { megabytes: 5 } },
    ]);
  }
  expect(await (await fetch(url)).text()).toBe("read");
  await new Promise((resolve) => server.close(resolve));
});
