import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { labFetch } from "./lab-fetch.ts";
import { type ServeOptions, serve } from "./serve.ts";

/** The notebook that serves: the cell whose code runs, the end of its run, and what the network panel is told. */
const kernel = Symbol.for("bancada.kernel");
let cell = "1";
let run = new AbortController();
const told: { [field: string]: unknown }[] = [];

beforeEach(() => {
  cell = "1";
  run = new AbortController();
  told.length = 0;
  Object.assign(globalThis, {
    [kernel]: {
      cell: () => cell,
      ended: () => run.signal,
      record: (text: string) => told.push(...(JSON.parse(text) as typeof told)),
    },
  });
});
afterEach(() => {
  run.abort();
  Reflect.deleteProperty(globalThis, kernel);
});

const echo = () =>
  new Hono()
    .get("/saude", (context) => context.json({ ok: true }, 200, { "x-modelo": "v1" }))
    .post("/eco", async (context) => context.text(await context.req.text(), 201));

const up = (app = echo(), options: ServeOptions = {}) => serve(app, options);
const lastTold = () => told.at(-1) ?? {};

describe("a served app", () => {
  test("answers fetch with its status, headers and body, at an address of its own", async () => {
    const server = up();
    expect(server.url).toBe("http://api.lab");
    const response = await labFetch(`${server.url}/saude#parte`);
    expect([response.status, response.headers.get("x-modelo"), response.url]).toEqual([
      200,
      "v1",
      "http://api.lab/saude",
    ]);
    expect(await response.json()).toEqual({ ok: true });
    const created = await labFetch(`${server.url}/eco`, { method: "POST", body: "maçã 🍎" });
    expect([created.status, await created.text()]).toEqual([201, "maçã 🍎"]);
    expect((await labFetch(`${server.url}/nada`)).status).toBe(404);
  });

  test("gives a check the whole response at once", async () => {
    expect(await up().request("/saude")).toMatchObject({ status: 200, text: '{"ok":true}', json: { ok: true } });
    expect((await serve(echo(), { name: "outra" }).request("/nada")).json).toBeNull();
  });

  test("answers HEAD without a body, and OPTIONS by its own route", async () => {
    const app = echo().options("/saude", (context) => context.body(null, 204, { allow: "GET, HEAD" }));
    const server = up(app);
    const head = await labFetch(`${server.url}/saude`, { method: "HEAD" });
    expect([head.status, head.headers.get("x-modelo"), await head.text()]).toEqual([200, "v1", ""]);
    const options = await labFetch(`${server.url}/saude`, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD"]);
  });

  test("that throws answers 500, with the trace in the log; an HTTPException keeps its status", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const app = new Hono()
      .get("/quebra", () => {
        throw new RangeError("divisão por zero");
      })
      .get("/proibido", () => {
        throw new HTTPException(403, { message: "sem acesso" });
      });
    const server = up(app);
    expect((await labFetch(`${server.url}/quebra`)).status).toBe(500);
    expect(log.mock.calls[0]?.[0]).toMatchObject({
      message: "divisão por zero",
      stack: expect.stringContaining("serving.test"),
    });
    expect((await labFetch(`${server.url}/proibido`)).status).toBe(403);
    const bare = serve({ fetch: () => Promise.reject(new Error("fora do Hono")) }, { name: "bare" });
    expect((await labFetch(bare.url)).status).toBe(500);
    const silent = serve({ fetch: () => undefined as unknown as Response }, { name: "silent" });
    expect((await labFetch(silent.url)).status).toBe(500);
    expect(String(log.mock.calls.at(-1)?.[0])).toContain("return context.json");
    log.mockRestore();
  });

  test("streams: a piece is there before the app has written the next", async () => {
    let write: (text: string) => void = () => {};
    let close = (): void => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        write = (text) => controller.enqueue(new TextEncoder().encode(text));
        close = () => controller.close();
      },
    });
    const server = serve({ fetch: () => new Response(stream) });
    const response = await labFetch(server.url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    write("um");
    expect(await reader?.read()).toEqual({ done: false, value: "um" });
    write("dois");
    close();
    expect(await reader?.read()).toEqual({ done: false, value: "dois" });
    expect((await reader?.read())?.done).toBe(true);
  });

  test("follows redirects as Fetch does, up to 20, unless it is told not to", async () => {
    const app = echo()
      .get("/velho", (context) => context.redirect("/saude", 301))
      .post("/novo", (context) => context.redirect("/saude", 303))
      .post("/muda", (context) => context.redirect("/eco", 307))
      .get("/gira", (context) => context.redirect("/gira"));
    const { url } = up(app);
    const followed = await labFetch(`${url}/velho`);
    expect([followed.status, followed.redirected, followed.url]).toEqual([200, true, `${url}/saude`]);
    expect((await labFetch(`${url}/novo`, { method: "POST", body: "x" })).status).toBe(200);
    expect(await (await labFetch(`${url}/muda`, { method: "POST", body: "corpo" })).text()).toBe("corpo");
    expect((await labFetch(`${url}/velho`, { redirect: "manual" })).status).toBe(301);
    await expect(labFetch(`${url}/velho`, { redirect: "error" })).rejects.toThrow(TypeError);
    await expect(labFetch(`${url}/gira`)).rejects.toMatchObject({ code: "redirects" });
  });
});

describe("an address that nobody serves", () => {
  test("is refused, and the message says what to do", async () => {
    for (const address of ["https://example.com/dados.csv", "/pacientes", "https://api.lab/x", "http://api.lab.com/"])
      await expect(labFetch(address), address).rejects.toMatchObject({ name: "TypeError", code: "no-network" });
    await expect(labFetch("http://api.lab/x")).rejects.toMatchObject({ code: "no-server", message: /serve\(app\)/ });
    serve(echo(), { name: "modelo" });
    await expect(labFetch("http://api.lab/x")).rejects.toMatchObject({ message: /http:\/\/modelo\.lab/ });
  });
});

describe("a server's life", () => {
  test("ends with its cell's run: calls that wait are refused, and the name is free again", async () => {
    const server = up({ fetch: () => new Promise<Response>(() => {}) } as unknown as Hono);
    const waiting = labFetch(server.url);
    run.abort();
    await expect(waiting).rejects.toMatchObject({ code: "server-ended" });
    await expect(labFetch(server.url)).rejects.toMatchObject({ code: "no-server" });
    run = new AbortController();
    expect((await up().request("/saude")).status).toBe(200);
  });

  test("a new run of the cell takes the name over even before the old one is known to be gone", async () => {
    up(new Hono().get("/", (context) => context.text("velha")));
    run = new AbortController();
    const server = up(new Hono().get("/", (context) => context.text("nova")));
    expect((await server.request("/")).text).toBe("nova");
  });

  test("two cells, or one run twice, can't serve one name", () => {
    up();
    expect(() => up()).toThrow(/outro nome/);
    cell = "7";
    run = new AbortController();
    expect(() => up()).toThrow(/célula 1/);
  });

  test("what it can't serve is told", () => {
    expect(() => serve(42 as never)).toThrow(/new Hono/);
    expect(() => up(echo(), { name: "Minha API" })).toThrow(/hifens/);
    expect(() => up(echo(), { latencyMs: [80, 20] })).toThrow(/latencyMs/);
    expect(() => up(echo(), { concurrency: 0 })).toThrow(/concurrency/);
    expect(() => up(echo(), { latency: 80 } as never)).toThrow(/latencyMs/);
    const bad = [{ latencyMs: null }, { latencyMs: {} }, { latencyMs: [1, 2, 3] }, { concurrency: 2.5 }, { seed: "a" }];
    for (const options of bad)
      expect(() => up(echo(), options as never)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});

describe("an aborted call", () => {
  const never = { fetch: () => new Promise<Response>(() => {}) };

  test("rejects with the signal's reason, before, while it waits, and in the middle of the body", async () => {
    const { url } = serve(never);
    await expect(labFetch(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    const controller = new AbortController();
    const waiting = labFetch(url, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    const stream = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("a")) });
    const half = serve({ fetch: () => new Response(stream) }, { name: "half" });
    const body = new AbortController();
    const response = await labFetch(half.url, { signal: body.signal });
    const text = response.text();
    body.abort(new Error("chega"));
    await expect(text).rejects.toThrow("chega");
  });

  test("times out by AbortSignal.timeout", async () => {
    const { url } = serve(never);
    await expect(labFetch(url, { signal: AbortSignal.timeout(1) })).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("the queue", () => {
  /** An app that answers only when it is told to. */
  function gated() {
    const arrived: string[] = [];
    const gates: (() => void)[] = [];
    const app = {
      fetch: (request: Request) =>
        new Promise<Response>((resolve) => {
          arrived.push(new URL(request.url).pathname);
          gates.push(() => resolve(new Response("ok")));
        }),
    };
    return { app, arrived, open: () => gates.shift()?.() };
  }
  /** Lets everything that is ready happen. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  test("lets so many in at once, in the order in which they came; who gives up leaves its place", async () => {
    const { app, arrived, open } = gated();
    const { url } = serve(app, { concurrency: 2 });
    const abort = new AbortController();
    const calls = ["/1", "/2", "/3", "/4"].map((path) =>
      labFetch(url + path, path === "/3" ? { signal: abort.signal } : {}),
    );
    await settle();
    expect(arrived).toEqual(["/1", "/2"]);
    abort.abort();
    await expect(calls[2]).rejects.toMatchObject({ name: "AbortError" });
    open();
    await settle();
    expect(arrived).toEqual(["/1", "/2", "/4"]);
    open();
    open();
    expect((await Promise.all([calls[0], calls[1], calls[3]])).map((response) => response?.status)).toEqual([
      200, 200, 200,
    ]);
  });

  test("draws the same latencies from the same seed", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const times = async (seed: number) => {
      const drawn: number[] = [];
      let start = 0;
      const app = {
        fetch: () => {
          drawn.push(Date.now() - start);
          return new Response();
        },
      };
      const server = serve(app, { name: `s${seed}`, latencyMs: [20, 80], seed });
      for (let call = 0; call < 5; call += 1) {
        start = Date.now();
        const asked = labFetch(server.url);
        await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(80);
        await asked;
      }
      server.close();
      return drawn;
    };
    const [first, again, other] = [await times(7), await times(7), await times(8)];
    vi.useRealTimers();
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    for (const ms of first) expect(ms).toBeGreaterThanOrEqual(20);
  });
});

describe("the network panel", () => {
  test("is told of each call: cell, status, bytes, headers and the head of both bodies", async () => {
    const { url } = up();
    const body = `{"nome":"${"á".repeat(5_000)}"}`;
    await (
      await labFetch(`${url}/eco`, { method: "POST", body, headers: { "content-type": "application/json" } })
    ).text();
    await expect.poll(lastTold).toMatchObject({ state: "done" });
    expect(lastTold()).toMatchObject({ cell: "1", method: "POST", url: `${url}/eco`, status: 201, sizeBytes: 10_011 });
    expect(lastTold().requestHeaders).toContainEqual(["content-type", "application/json"]);
    const { text, isWhole } = lastTold().requestBody as { text: string; isWhole: boolean };
    expect([text.startsWith('{"nome":"ááá'), text.length < 2_100, isWhole]).toEqual([true, true, false]);
    expect(JSON.stringify(told).length).toBeLessThan(200_000);
  });

  test("is told of a long body that the app does not read", async () => {
    const { url } = serve({ fetch: () => new Response("não") });
    await labFetch(url, { method: "POST", body: "x".repeat(100_000) });
    await expect.poll(() => lastTold().requestBody).toMatchObject({ isWhole: false });
  });

  test("is told why a call got no answer, and nothing of the bytes of a picture", async () => {
    const { url } = serve({ fetch: () => new Promise<Response>(() => {}) });
    const controller = new AbortController();
    const waiting = labFetch(url, { signal: controller.signal });
    await expect.poll(lastTold).toMatchObject({ state: "waiting", status: 0 });
    controller.abort(new Error("desisti"));
    await expect(waiting).rejects.toThrow("desisti");
    await expect.poll(lastTold).toMatchObject({ state: "failed", error: "desisti" });
    const picture = () => new Response(new Uint8Array([1, 2, 3]), { headers: { "content-type": "image/png" } });
    await (await labFetch(serve({ fetch: picture }, { name: "fotos" }).url)).arrayBuffer();
    await expect.poll(lastTold).toMatchObject({ state: "done", sizeBytes: 3 });
    expect(lastTold().responseBody).toEqual({ text: "", isWhole: false });
  });
});

/** What L01 collects from: pages by cursor, and a limit on how often one may ask. */
function patientsApi({ patients, perPage }: { patients: number; perPage: number }) {
  const rows = Array.from({ length: patients }, (_, at) => ({ id: at + 1 }));
  let asked = 0;
  return new Hono().get("/pacientes", (context) => {
    asked += 1;
    // Every third call comes too soon.
    if (asked % 3 === 0) return context.json({ erro: "devagar" }, 429, { "retry-after": "1" });
    const from = Number(atob(context.req.query("cursor") ?? btoa("0")));
    const next = from + perPage < rows.length ? btoa(String(from + perPage)) : null;
    return context.json({ itens: rows.slice(from, from + perPage), proximo: next });
  });
}

test("a paged API with a cursor, 429 and Retry-After is collected whole by who waits, and only by who waits", async () => {
  const { url } = up(patientsApi({ patients: 103, perPage: 10 }) as Hono, { latencyMs: 1 });
  const waits: number[] = [];
  const collect = async (patient: boolean) => {
    const ids = new Set<number>();
    let cursor: string | null = "";
    while (cursor !== null) {
      const response: Response = await labFetch(`${url}/pacientes${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
      if (response.status === 429) {
        if (!patient) throw new Error("429");
        waits.push(Number(response.headers.get("retry-after")));
        continue;
      }
      const page = (await response.json()) as { itens: { id: number }[]; proximo: string | null };
      for (const { id } of page.itens) ids.add(id);
      cursor = page.proximo;
    }
    return ids.size;
  };
  await expect(collect(false)).rejects.toThrow("429");
  expect(await collect(true)).toBe(103);
  expect(waits.length).toBeGreaterThan(3);
  expect(new Set(waits)).toEqual(new Set([1]));
});
