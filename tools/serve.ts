import { fileURLToPath } from "node:url";
import { serveSite } from "./site-server.ts";

const wanted = Number(process.env.PORT ?? 4173);
const site = fileURLToPath(new URL("../dist/public", import.meta.url));

try {
  const { server, port } = await serveSite(site, wanted);
  console.log(`Bancada ready: http://localhost:${port}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.close(() => process.exit(0)));
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(
    taken
      ? `Port ${wanted} is taken by another program. Choose another: PORT=4174 npm start`
      : `The server could not start: ${String(error)}`,
  );
  process.exit(1);
}
