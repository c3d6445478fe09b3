// `npm start`: installs what is missing, builds what is stale, serves. Needs only Node.
import { join } from "node:path";
import { buildIfStale, checkNode, install, must, root } from "./prepare.mjs";

checkNode();
install();
buildIfStale();
must(process.execPath, [join(root, "node_modules/tsx/dist/cli.mjs"), "tools/serve.ts"]);
