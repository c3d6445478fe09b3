import { z } from "zod";
import { type BancadaGrade, createGrade } from "./grade.ts";

// zod would try string evaluation, which the page's policy refuses
z.config({ jitless: true });

const stage = document.querySelector<HTMLElement>("#stage");
if (stage === null) throw new Error("grade.html has no #stage.");
(globalThis as { bancadaGrade?: BancadaGrade }).bancadaGrade = createGrade(stage);
