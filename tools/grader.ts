import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ClassServer, TokenRefused } from "../src/grader/class-server.ts";
import { Grader } from "../src/grader/grader.ts";
import { launchBrowser } from "../src/grader/launch-browser.ts";
import { work } from "../src/grader/work.ts";
import { findChromium, howToGetChromium } from "./browser.mjs";
import { buildIfStale, root } from "./prepare.mjs";
import { serveSite } from "./site-server.ts";

const usage = `BANCADA_GRADER_TOKEN=… npm run grader -- --server https://bancada.example.edu

  Corrige o que chega a um servidor da Bancada, até que alguém pare este programa. Quem cuida do servidor dá o token (docs/server.md).
  Grades what reaches a server of Bancada, until somebody stops this program. Whoever runs the server gives the token (docs/server.md).`;

const sandboxRefuses = `O Chromium não roda com a própria proteção como root, e entregas são código de estranhos. Use um usuário comum; numa máquina descartável, BANCADA_CHROMIUM_SANDBOX=off.
Chromium does not run with its own sandbox as root, and submissions are strangers' code. Be an ordinary user; on a throw-away machine, BANCADA_CHROMIUM_SANDBOX=off.`;

/** One core is left for the server, and more browsers than this gain little and take memory. */
const lanes = Math.max(1, Math.min(4, availableParallelism() - 1));

/** Says why nothing can be graded, and what to do. */
class CannotGrade extends Error {}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof CannotGrade ? error.message : error);
  return 2;
});

async function main(): Promise<number> {
  const url = parseArgs({ options: { server: { type: "string" } } }).values.server;
  const token = process.env.BANCADA_GRADER_TOKEN;
  if (!url || !URL.canParse(url) || !token) throw new CannotGrade(usage);
  // The browser that runs strangers' code inherits this process's variables.
  delete process.env.BANCADA_GRADER_TOKEN;
  const executablePath = findChromium();
  if (executablePath === undefined) throw new CannotGrade(howToGetChromium);
  const sandbox = process.env.BANCADA_CHROMIUM_SANDBOX !== "off";
  if (sandbox && process.getuid?.() === 0) throw new CannotGrade(sandboxRefuses);
  const launch = () => launchBrowser({ executablePath, sandbox });
  // A machine whose browser does not start takes no job from another.
  await (await launch()).close();

  const folder = join(process.env.BANCADA_OUT ?? join(root, "dist"), "public");
  if (!process.env.BANCADA_OUT) buildIfStale();
  if (!existsSync(join(folder, "grade.html"))) throw new CannotGrade(`${folder}: no grade.html. Run npm run build.`);
  const { server: site, port } = await serveSite(folder, 0);
  const server = new ClassServer({ url, token });
  const options = { launch, site: `http://localhost:${port}`, shelf: server };
  const graders = Array.from({ length: lanes }, () => new Grader(options));
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  // The server that started this program is gone, however it went.
  process.once("disconnect", () => process.exit(0));
  const onTrouble = (error: unknown) => console.error(`${new Date().toISOString()} ${String(error)}`);
  console.log(`Grader ready: ${url}`);
  try {
    await Promise.all(
      graders.map((grader) =>
        work({
          server,
          grader,
          signal: ending.signal,
          // No name, no text of a submission: what it gave stands in the class.
          onGraded: ({ grading }, { state }) => console.log(`${new Date().toISOString()} ${grading} ${state}`),
          onTrouble,
        }),
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    throw new CannotGrade(
      `O servidor não aceita o token. Peça outro.\nThe server does not take the token. Ask for another.`,
    );
  } finally {
    ending.abort();
    await Promise.all(graders.map((grader) => grader.close()));
    site.close();
  }
}
