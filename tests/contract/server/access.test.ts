import { afterAll, describe, expect, test } from "vitest";
import type { Kind } from "./access/row.ts";
import { accessTable } from "./access-table.ts";
import { inOrder, signedIn } from "./asking.ts";
import { openTaughtClass, type TaughtClass } from "./class.ts";

const open: TaughtClass = await openTaughtClass();
afterAll(() => open.close());

/** Routes as the table names them: `{course}`, not `:course`. */
const routes = new Set(
  open.app.routes
    .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`),
);

test("every route of the server is in the table, and the table names no other", () => {
  expect([...routes].sort()).toEqual(Object.keys(accessTable).sort());
});

test("every route for programs is in the OpenAPI document", async () => {
  const { paths } = await open.people.nobody.json<{ paths: Record<string, object> }>("GET", "/api/openapi.json");
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const own = [...routes].filter((route) => !/\/api\/(pages\/|docs|openapi)/.test(route));
  expect(documented.sort()).toEqual(own.sort());
});

const kinds = Object.keys(open.people) as Kind[];
const rows = inOrder(Object.entries(accessTable));

describe.each(rows)("%s", (route, { allowed, refusal, ask }) => {
  const [method = ""] = route.split(" ");
  const order = [...kinds].sort((a, b) => Number(allowed.includes(a)) - Number(allowed.includes(b)));
  test.each(order)("%s", async (kind) => {
    const person = await signedIn(open, kind, route);
    const { path, body } = ask(open, kind);
    const response = await person.ask(method, path, body === undefined ? {} : { body });
    if (allowed.includes(kind)) {
      expect(response.status, await response.text()).toBeLessThan(400);
    } else {
      const code = refusal ?? (kind === "nobody" ? "sign-in-first" : "not-allowed");
      expect(await response.json()).toMatchObject({ code });
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    }
  });
});
