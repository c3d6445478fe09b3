import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { accessTable } from "./access-table.ts";
import { host, openTaughtClass } from "./class.ts";

const open = await openTaughtClass();
const { instructor, nobody, student } = open.people;
afterAll(() => open.close());

/** What people, programs and attackers put into fields. */
const nastyText = fc.oneof(
  fc.constantFrom(
    "'; DROP TABLE users; --",
    "' OR '1'='1",
    '"; DELETE FROM grades; --',
    "1); UPDATE users SET runs_server = true; --",
    "' UNION SELECT password FROM accounts --",
    "$1",
    "\\'; TRUNCATE submissions CASCADE; --",
    "%' OR email LIKE '%",
    "{{7*7}}",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "%00",
    "x".repeat(100_000),
    "__proto__",
    "2026-02-30T25:61:00Z",
    "-infinity",
    "99999-01-01T00:00:00Z",
    "NaN",
  ),
  fc.string({ unit: "binary" }),
);
const nasty = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, -1, 0, 1e308, -1e308, 2 ** 53, 0.1, [], {}, [[[[]]]], { $ne: null }, { length: 1e9 }),
  fc.jsonValue(),
);

interface Shape {
  readonly $ref?: string | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly items?: Shape | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly oneOf?: readonly Shape[] | undefined;
  readonly allOf?: readonly Shape[] | undefined;
}
const shape: z.ZodType<Shape> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    properties: z.record(z.string(), shape).optional(),
    items: shape.optional(),
    anyOf: z.array(shape).optional(),
    oneOf: z.array(shape).optional(),
    allOf: z.array(shape).optional(),
  }),
);
const operation = z.looseObject({
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: shape })) }).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(["path", "query"]) })).default([]),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), shape) }),
});
const { paths, components } = documentSchema.parse(await nobody.json("GET", "/api/openapi.json"));
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ route: `${method.toUpperCase()} ${path}`, ...one })),
);

/** A place in a body: names of fields, and 0 for what is in a list. */
type Place = readonly (string | number)[];
interface Found {
  readonly place: Place;
  readonly isList: boolean;
}
function placesOf({ $ref, ...own }: Shape, at: Place = []): Found[] {
  const referred = $ref === undefined ? undefined : components.schemas[$ref.split("/").at(-1) ?? ""];
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = referred ?? own;
  const inner = [
    ...Object.entries(properties).flatMap(([name, one]) => placesOf(one, [...at, name])),
    ...(items ? placesOf(items, [...at, 0]) : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => placesOf(one, at)),
  ];
  return at.length === 0 ? inner : [{ place: at, isList: items !== undefined }, ...inner];
}
/** The same body with another value in one place. */
function withAt(body: unknown, [first, ...rest]: Place, value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === "number") return [withAt(Array.isArray(body) ? body[0] : undefined, rest, value)];
  const fields: Record<string, unknown> = typeof body === "object" && !Array.isArray(body) ? { ...body } : {};
  return { ...fields, [first]: withAt(fields[first], rest, value) };
}

const withBody = operations.flatMap(({ route, requestBody }) => {
  // What is no JSON is a file (submissions.test.ts).
  const json = requestBody?.content["application/json"];
  return json ? [[route, placesOf(json.schema)] as const] : [];
});
const withParameters = operations.flatMap(({ route, parameters }) =>
  parameters.length > 0 ? [[route, parameters] as const] : [],
);
/** What this route changes by design, as in the table of access. */
const good = (route: string) => {
  const row = accessTable[route];
  if (!row) throw new Error(`${route} is not in the table of access`);
  return row.ask(open, "instructor");
};

test("there are routes with bodies, with lists and fields within fields, and with parameters", () => {
  expect(withBody.length).toBeGreaterThan(10);
  const found = withBody.flatMap(([, places]) => places);
  expect(found.filter(({ isList }) => isList).length).toBeGreaterThan(5);
  expect(found.filter(({ place }) => place.length > 2).length).toBeGreaterThan(5);
  expect(withParameters.length).toBeGreaterThan(20);
});

describe.each(withParameters)("%s", (route, parameters) => {
  const [method = "", template = ""] = route.split(" ");
  test("no parameter, whatever is in it, makes the server fail", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parameters), nastyText, async (parameter, text) => {
        const { path, body } = good(route);
        const [plain = "", query = ""] = path.split("?");
        const odd = encodeURIComponent(text.toWellFormed()).slice(0, 8_000);
        const at = template.split("/").indexOf(`{${parameter.name}}`);
        const changed = plain.split("/").map((one, place) => (place === at ? odd : one));
        const asked =
          parameter.in === "path" ? [changed.join("/"), query] : [plain, `${query}&${parameter.name}=${odd}`];
        for (const person of [instructor, student]) {
          const response = await person.ask(method, asked.filter((part) => part !== "").join("?"), { body });
          expect(response.status, await response.clone().text()).toBeLessThan(500);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe.each(withBody)("%s", (route, places) => {
  const [method = ""] = route.split(" ");
  test("no field, whatever is in it, makes the server fail", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), nasty, async ({ place }, value) => {
        const { path, body } = good(route);
        const response = await instructor.ask(method, path, { body: withAt(body, place, value) });
        expect(response.status, await response.clone().text()).toBeLessThan(500);
        if (response.status >= 400) expect(await response.json()).toHaveProperty("code");
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test.each(places.filter(({ isList }) => isList).map(({ place }) => [place.join("."), place] as const))(
    "a million things in %s are refused at once, and so are as many as are read",
    async (_, place) => {
      for (const count of [1_000_000, 19_000]) {
        const { path, body } = good(route);
        const many = withAt(
          body,
          place,
          Array.from({ length: count }, () => ({})),
        );
        const response = await instructor.ask(method, path, { body: many });
        expect(await response.json()).toHaveProperty("code");
        expect(response.status).toBeLessThan(500);
      }
    },
  );

  test.each(["", "{", "null", "[]", '"text"', "[".repeat(50_000), '{"a":1e999}', "\u0000"])(
    "the body %#",
    async (body) => {
      const response = await instructor.ask(method, good(route).path, { body });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );

  test("over 5 MB it is refused with the limit", async () => {
    const response = await instructor.ask(method, good(route).path, { body: `"${"x".repeat(5 * 1024 * 1024)}"` });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "too-large", values: { megabytes: 5 } });
  });

  test("from another site it is refused", async () => {
    const { path, body } = good(route);
    for (const origin of ["https://evil.example", "null", `${host}.evil.example`, "http://localhost"]) {
      const response = await instructor.ask(method, path, { body, headers: { origin } });
      expect(await response.json()).toMatchObject({ code: "wrong-origin" });
    }
  });
});

test("every table is still there, and nobody lost their account", async () => {
  expect((await nobody.ask("GET", "/ready")).status).toBe(200);
  const { people, ids } = open;
  expect(await people.otherStudent.json("GET", "/api/session")).toMatchObject({ user: { id: ids.otherStudent } });
});

test("addresses that mean nothing are refused, and none makes the server fail", async () => {
  const odd = ["%00", "%E0%A4%A", "..%2f..%2f", "'%20OR%201=1", "x".repeat(8000), "%ud800", "{course}", "-1"];
  for (const id of odd) {
    for (const path of [`/api/courses/${id}`, `/api/assignments/${id}/extensions/${id}`, `/api/labs/${id}/lab.html`]) {
      const response = await instructor.ask("GET", path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  }
});

test("a cookie that was made up is nobody", async () => {
  for (const value of ["", "x", "a.b", "%00", "'; --", "x".repeat(5000)]) {
    const headers = { cookie: `bancada.session_token=${value}` };
    expect(await (await nobody.ask("GET", "/api/session", { headers })).json()).toMatchObject({ user: null });
  }
});

test("a program without cookies needs no origin; with cookies it does", async () => {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  expect((await open.app.request(`${host}/api/session`, init)).status).toBe(400);
  const fetched = { ...init.headers, "sec-fetch-mode": "cors", "sec-fetch-site": "cross-site" };
  const body = JSON.stringify({ email: "ana@example.edu", password: "senha de ana" });
  expect((await open.app.request(`${host}/api/session`, { ...init, headers: fetched, body })).status).toBe(204);
  const withCookie = { ...init, headers: { ...init.headers, cookie: "bancada.session_token=x" } };
  expect((await open.app.request(`${host}/api/session`, withCookie)).status).toBe(403);
});

test("what comes packed is not unpacked: nothing grows on the server", async () => {
  const body = gzipSync(JSON.stringify({ email: "ana@example.edu", password: "senha de ana" }));
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const response = await open.app.request(`${host}/api/session`, { method: "POST", headers, body });
  expect(response.status).toBe(400);
  expect(await response.json()).toHaveProperty("code");
});

test("a refusal speaks Portuguese, or English to whom asks for it", async () => {
  const title = async (language?: string) => {
    const response = await nobody.ask(
      "GET",
      "/api/courses",
      language ? { headers: { "accept-language": language } } : {},
    );
    return ((await response.json()) as { title: string }).title;
  };
  expect(await title()).toBe("Entre na sua conta primeiro.");
  expect(await title("pt-PT,pt;q=0.9,en;q=0.5")).toBe("Entre na sua conta primeiro.");
  expect(await title("en-US,en;q=0.9")).toBe("Sign in first.");
});

test("every answer carries the headers that keep it what it is", async () => {
  for (const path of [
    "/api/session",
    "/api/docs",
    "/api/nothing",
    "/api/courses/x",
    `/api/labs/${open.labHash}/lab.html`,
  ]) {
    const { headers } = await nobody.ask("GET", path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }
});

test("the pages for people load nothing from elsewhere", async () => {
  for (const path of ["/api/docs", "/api/pages/first-instructor", "/api/pages/new-password"]) {
    const response = await nobody.ask("GET", path);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await response.text()).match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g)).toBeNull();
  }
});
