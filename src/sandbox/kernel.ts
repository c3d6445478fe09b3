import { serveKernel } from "../kernel/runtime/kernel.ts";
import { kernelCss } from "./kernel.css.ts";

// The bootstrap left the port here; no cell may find it.
const boot = globalThis as { bancadaPort?: MessagePort };
const port = boot.bancadaPort;
delete boot.bancadaPort;
if (!port) throw new Error("The kernel must be started by the frame's bootstrap.");

const style = document.createElement("style");
style.textContent = kernelCss;
document.head.append(style);
const main = document.createElement("main");
document.body.replaceChildren(main);
serveKernel(port, main);
