import "../no-string-code.ts";
import type { BancadaGrade } from "../../grading/grade-page.ts";
import { createGrade } from "./grade.ts";

const stage = document.querySelector<HTMLElement>("#stage");
if (stage === null) throw new Error("grade.html has no #stage.");
(globalThis as { bancadaGrade?: BancadaGrade }).bancadaGrade = createGrade(stage);
