import { readdirSync } from "node:fs";
import { launchChromium } from "../labs/grade-page.ts";
import { buildIfStale } from "../prepare.mjs";
import { classGoals, measureClass } from "./class-rows.ts";
import { gradeGoals, measureGrading } from "./grade-rows.ts";
import type { Measurement } from "./measure.ts";
import { measurePage, pageGoals } from "./page-rows.ts";
import { measureTask } from "./toolkit-row.ts";
import type { ToolkitTask } from "./toolkit-task.ts";

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isJson = process.argv.includes("--json");

const folder = new URL("toolkit/", import.meta.url);
const taskFiles = readdirSync(folder).filter((file) => /^[\w-]+\.ts$/.test(file));
const tasks = await Promise.all(
  taskFiles.map(async (file) => ((await import(new URL(file, folder).href)) as { task: ToolkitTask }).task),
);

const known = [
  ...Object.keys(pageGoals),
  ...Object.keys(gradeGoals),
  ...Object.keys(classGoals),
  ...tasks.map(({ name }) => name),
];
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(1);
}
const wanted = names.length > 0 ? names : known;

function print(measurement: Measurement, goal: string, check = ""): void {
  const { name, value, unit, peer, ratio } = measurement;
  const against = peer === null ? "" : `, peer ${peer} ${unit}, ratio ${ratio}`;
  const figures = check && `; ${check}`;
  const sentence = `${name.padEnd(14)} ${String(value).padStart(9)} ${unit}${against} (goal: ${goal})${figures}`;
  console.log(isJson ? JSON.stringify(measurement) : sentence);
}

let differs = false;
const browser = await launchChromium();
try {
  const pageRows = Object.keys(pageGoals).filter((name) => wanted.includes(name));
  if (pageRows.length > 0) {
    buildIfStale();
    for (const row of await measurePage(browser, pageRows)) print(row, pageGoals[row.name] ?? "");
  }
  const gradeRows = Object.keys(gradeGoals).filter((name) => wanted.includes(name));
  if (gradeRows.length > 0) {
    buildIfStale();
    for (const row of await measureGrading(gradeRows)) print(row, gradeGoals[row.name] ?? "");
  }
  const classRows = Object.keys(classGoals).filter((name) => wanted.includes(name));
  if (classRows.length > 0) buildIfStale();
  for (const name of classRows) {
    const { measurement, detail } = await measureClass(browser, name);
    print(measurement, classGoals[name] ?? "", detail);
  }
  for (const task of tasks.filter(({ name }) => wanted.includes(name))) {
    const { measurement, check, agrees } = await measureTask(browser, task);
    print(measurement, task.goal, check);
    differs ||= !agrees;
    if (!agrees) console.error(`${task.name}: ${check}`);
  }
} finally {
  await browser.close();
}
// Times are shown; two sides that did different work are an error.
if (differs) process.exitCode = 1;
