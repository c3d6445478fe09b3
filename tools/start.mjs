// `npm start`: installs what is missing, builds what is stale, serves. Needs only Node.
import { spawn } from "node:child_process";
import { buildIfStale, checkNode, install, root } from "./prepare.mjs";

checkNode();
install();
buildIfStale();
const server = spawn(process.execPath, ["--import", "tsx", "tools/serve.ts"], { cwd: root, stdio: "inherit" });
// Whoever stops this process stops the server, which first finishes what it was asked. Ctrl+C reaches it by itself.
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGINT", () => {});
server.on("exit", (code) => process.exit(code ?? 1));
