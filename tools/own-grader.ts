import { type ChildProcess, spawn } from "node:child_process";
import type { StartGrader } from "../src/server/open-class.ts";
import { findChromium } from "./browser.mjs";
import { root } from "./prepare.mjs";

/** What a grader may know of this process's variables: no password of a database or of mail. */
const passedOn =
  /^(PATH|HOME|USERPROFILE|TMP|TEMP|TMPDIR|SystemRoot|LOCALAPPDATA|LANG|BANCADA_CHROMIUM.*|BANCADA_OUT|PLAYWRIGHT_.*)$/i;
const mostRestarts = 3;
const stopWithinMs = 8_000;

const reasons = {
  "no-chromium":
    "As entregas esperam: não há Chromium para corrigir aqui. Instale um, ou rode npm run grader noutra máquina (docs/server.md).\nSubmissions wait: there is no Chromium to grade with here. Install one, or run npm run grader on another machine (docs/server.md).",
  root: "As entregas esperam: como root o Chromium não se protege. Rode o servidor como usuário comum, ou npm run grader noutra máquina (docs/server.md).\nSubmissions wait: as root Chromium has no sandbox. Run the server as an ordinary user, or npm run grader on another machine (docs/server.md).",
};

/** Starts a grader beside the server, or says why none can be; one that ends by itself is started again, a few times. */
export function ownGrader(address: () => string): StartGrader {
  return (token) => {
    const isRoot = process.getuid?.() === 0 && process.env.BANCADA_CHROMIUM_SANDBOX !== "off";
    const reason = findChromium() === undefined ? "no-chromium" : isRoot ? "root" : null;
    if (reason !== null) {
      console.log(reasons[reason]);
      return { state: () => reason, stop: async () => {} };
    }
    const given = Object.entries(process.env).filter(([name]) => passedOn.test(name));
    const env = { ...Object.fromEntries(given), BANCADA_GRADER_TOKEN: token };
    let restarts = 0;
    let isStopping = false;
    let child: ChildProcess | null = null;
    const start = () => {
      const args = ["--import", "tsx", "tools/grader.ts", "--server", address()];
      // The channel tells it when this process is gone, even killed.
      child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child.once("exit", () => {
        child = null;
        if (!isStopping && restarts++ < mostRestarts) start();
      });
    };
    start();
    return {
      state: () => (child === null ? "none" : "started"),
      stop: () =>
        new Promise((resolve) => {
          isStopping = true;
          if (child === null) return resolve();
          // It ends the job at hand; one that takes long goes to another grader later.
          const killing = setTimeout(() => child?.kill("SIGKILL"), stopWithinMs);
          child.once("exit", () => {
            clearTimeout(killing);
            resolve();
          });
          child.kill("SIGTERM");
        }),
    };
  };
}
