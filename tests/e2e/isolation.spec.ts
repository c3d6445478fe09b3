import type { Page } from "@playwright/test";
import { attacks, navigations } from "./attacks.ts";
import { expect, test } from "./kernel-page.ts";
import { type Listener, listen } from "./listener.ts";

let listener: Listener;
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

const arrived = (side: "kernel" | "control"): string[] => [
  ...new Set(listener.paths.filter((path) => path.startsWith(`/${side}/`)).map((path) => path.split(/[/?]/)[2] ?? "")),
];

/** The attack as a function of its addresses: it ends by itself, or after a while. */
const attackBody = (code: string, side: "kernel" | "control", { http, stunPort, tcp }: Listener): string => {
  const world = `const E = ${JSON.stringify(`${http}/${side}`)}, stun = ${stunPort}, tcp = ${JSON.stringify(tcp)};`;
  return `Promise.race([(async () => { ${world} ${code} })().catch(String), new Promise((done) => setTimeout(done, 1500))])`;
};

async function control(page: Page, url: string, code: string): Promise<void> {
  if (page.url() !== url) await page.goto(url);
  await page.evaluate(`void ${attackBody(code, "control", listener)}`);
}

test("nothing that a notebook tries reaches another machine; on a page without policies it does", async ({
  kernel,
  page,
  site,
  context,
}) => {
  await page.evaluate(
    (codes) => bench.define(...codes.map(([id, code]) => bench.cell(id, "", `()=>${code}`))),
    attacks.map(({ name, code }) => [name, attackBody(code, "kernel", listener)] as const),
  );
  for (const { name } of attacks) await kernel.settled(name);
  const fromKernel = { ...listener.counts };
  expect(arrived("kernel")).toEqual([]);
  expect(fromKernel).toEqual({ tcp: 0, udp: 0 });
  expect(await page.evaluate(() => bench.kernel?.ping(30_000))).toBe(true);
  expect(context.pages()).toHaveLength(1);
  // Nothing may arrive late either: the frame goes on while the control runs.
  const other = await context.newPage();
  for (const { code } of attacks) await control(other, `${site.origin}/control.html`, code);
  const expected = attacks.filter(({ name, arrives }) => arrives && !/^stun|^preconnect/.test(name));
  await expect
    .poll(() => expected.map(({ name }) => name).filter((name) => !arrived("control").includes(name)))
    .toEqual([]);
  await expect.poll(() => listener.counts.udp).toBeGreaterThan(0);
  expect(arrived("kernel")).toEqual([]);
});

test("no STUN packet leaves the frame", async ({ kernel, page }) => {
  const stun = attacks.filter(({ name }) => name.startsWith("stun"));
  await page.evaluate(
    (codes) => bench.define(...codes.map(([id, code]) => bench.cell(id, "", `()=>${code}`))),
    stun.map(({ name, code }) => [name, attackBody(code, "kernel", listener)] as const),
  );
  for (const { name } of stun) await kernel.settled(name);
  const names = await kernel
    .frame()
    .evaluate(() => Object.getOwnPropertyNames(globalThis).filter((name) => /RTC/.test(name)));
  expect(names).toEqual([]);
  expect(listener.counts.udp).toBe(0);
});

test("a frame that takes itself elsewhere takes nothing with it, and its kernel is known to be dead or lives", async ({
  kernel,
  page,
  site,
  context,
}) => {
  test.slow();
  for (const [name, code] of navigations) {
    await page.evaluate(() => bench.start());
    await page.evaluate(([id, body]) => bench.define(bench.cell(id, "", `()=>${body}`)), [
      name,
      attackBody(code, "kernel", listener),
    ] as const);
    // Either the host hears of it, or the notebook is still there.
    await page.waitForFunction(
      (id) => bench.deaths.length > 0 || ["fulfilled", "rejected"].includes(bench.state(id)?.type ?? ""),
      name,
    );
    const dead = await page.evaluate(() => bench.deaths.length > 0);
    if (dead) expect(await page.evaluate(() => bench.deaths), name).toEqual(["navigated"]);
    expect(page.url()).toBe(site.page);
  }
  expect(arrived("kernel")).toEqual([]);
  for (const [, code] of navigations) {
    const other = await context.newPage();
    await control(other, `${site.origin}/control.html`, code);
  }
  await expect
    .poll(() => navigations.map(([name]) => name).filter((name) => !arrived("control").includes(name)))
    .toEqual([]);
  expect(arrived("kernel")).toEqual([]);
  await page.evaluate(() => bench.start());
  await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1+1", { autodisplay: true })));
  await kernel.settled("1");
});

test("the frame sees nothing of the host", async ({ kernel, page }) => {
  const probes: readonly (readonly [name: string, code: string])[] = [
    ["origin", `if (self.origin === "null") throw 0`],
    ["parent-document", "parent.document.body"],
    ["parent-storage", "parent.localStorage"],
    ["parent-global", "parent.bench"],
    ["cookie", "document.cookie"],
    ["local-storage", "localStorage.length"],
    ["session-storage", "sessionStorage.length"],
    [
      "indexed-db",
      `await new Promise((yes, no) => { const r = indexedDB.open("x"); r.onsuccess = yes; r.onerror = no; })`,
    ],
    ["caches", `await caches.open("x")`],
    ["service-worker", `await navigator.serviceWorker.register("/sw.js")`],
    ["opfs", "await navigator.storage.getDirectory()"],
    ["popup", `if (!open("about:blank")) throw 0`],
    ["clipboard", "await navigator.clipboard.readText()"],
    ["fullscreen", "await document.documentElement.requestFullscreen()"],
    ["geolocation", "await new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))"],
    ["port", "bancadaPort.postMessage(0)"],
  ];
  await page.evaluate(
    (all) => bench.define(...all.map(([id, code]) => bench.cell(id, "", `async()=>{${code}}`))),
    probes,
  );
  const states: [string, string][] = [];
  for (const [name] of probes) states.push([name, (await kernel.settled(name)).type]);
  expect(states).toEqual(probes.map(([name]) => [name, "rejected"]));
});

test("the host refuses code and pages from strings, while the kernel runs them", async ({ kernel, page }) => {
  expect(await page.evaluate(() => bench.stringsInHost())).toEqual({
    eval: "EvalError",
    Function: "EvalError",
    setTimeout: "TypeError",
    innerHTML: "TypeError",
    srcdoc: "TypeError",
    scriptText: "TypeError",
    worker: "TypeError",
    policy: "TypeError",
  });
  await page.evaluate(() =>
    bench.define(
      bench.cell("1", "", `()=>({a: eval("1 + 1"), b: new Function("return 3")()})`, { outputs: ["a", "b"] }),
      bench.cell(
        "2",
        "",
        `async()=>({c: (await import(URL.createObjectURL(new Blob(["export default 42"], {type: "text/javascript"})))).default})`,
        { outputs: ["c"] },
      ),
      bench.cell(
        "3",
        "",
        `async()=>({d: await new Promise((done) => {
          const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(eval('6 * 7'))"], {type: "text/javascript"})));
          worker.onmessage = (event) => done(event.data);
          worker.onerror = (event) => done(event.message);
        })})`,
        { outputs: ["d"] },
      ),
    ),
  );
  expect(await page.evaluate(() => Promise.all(["a", "b", "c", "d"].map((name) => bench.value(name))))).toEqual([
    2, 3, 42, 42,
  ]);
  expect((await kernel.settled("3")).type).toBe("fulfilled");
});

test("a frame nested in the frame runs no code, not even with the bootstrap's own", async ({ kernel, page }) => {
  await page.evaluate(() =>
    bench.define(
      bench.cell(
        "1",
        "",
        `async()=>({heard: await new Promise((done) => {
          addEventListener("message", (event) => { if (event.source !== parent) done("message: " + event.data); });
          const frame = document.createElement("iframe");
          frame.srcdoc = "<script>parent.postMessage('ran', '*')</" + "script>";
          frame.onload = () => setTimeout(done, 200, "silence");
          document.body.append(frame);
        })})`,
        { outputs: ["heard"] },
      ),
    ),
  );
  expect(await page.evaluate(() => bench.value("heard"))).toBe("silence");
  expect((await kernel.settled("1")).type).toBe("fulfilled");
});

test("messages from the page's other windows and frames are not taken for the kernel's", async ({ page, site }) => {
  await page.goto(site.page);
  await page.waitForFunction(() => "bench" in globalThis);
  const handed = await page.evaluate(async () => {
    // The attacker speaks first, from the host's own window.
    const text = await bench.text("kernel");
    const ports: number[] = [];
    addEventListener("message", (event) => {
      if (event.ports.length > 0) ports.push(1);
    });
    const started = bench.start({ kernelText: text });
    postMessage("bancada-boot", "*");
    await started;
    return ports.length;
  });
  expect(handed).toBe(0);
});

test("every page of the site carries the policy, before anything else", async ({ request }) => {
  for (const path of ["/", "/grade.html", "/404.html"]) {
    const html = await (await request.get(`${process.env.BANCADA_SITE}${path}`)).text();
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    expect(policy, path).not.toBeNull();
    expect(html.slice(0, policy?.index), path).not.toMatch(/<script|<link|<style/);
    const directives = (policy?.[1] ?? "").replaceAll("&#39;", "'").split("; ");
    expect(directives.find((directive) => directive.startsWith("connect-src"))).toBe("connect-src 'self' data: blob:");
    expect(directives.find((directive) => directive.startsWith("script-src"))).not.toContain("'unsafe-inline'");
    expect(directives).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
  }
});
