// FarmHash's Fingerprint64 of texts of every length that it treats in its own way, by Google's C++ (npm: farmhash 5.0.1).
// Outside the project: mkdir /tmp/farm && cd /tmp/farm && npm install farmhash@5.0.1 && node <this file> > fingerprint64.json
import { createRequire } from "node:module";
import { join } from "node:path";

const load = createRequire(join(process.cwd(), "package.json"));
const { fingerprint64 } = load("farmhash");
const words = "a febre alta à noite; tosse seca há três dias, dor no peito ao respirar fundo e cansaço. ".repeat(4);
const texts = Array.from({ length: 260 }, (_, n) => words.slice(n % 7, (n % 7) + n));
const lengths = [
  0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 80, 127, 128, 129, 191, 192, 193, 256,
];
const chosen = [...texts.filter((text) => lengths.includes(Buffer.byteLength(text))), "🤒", "1footrue"];
const hashes = chosen.map((text) => [text, String(fingerprint64(text))]);
process.stdout.write(JSON.stringify({ hashes, versions: { farmhash: load("farmhash/package.json").version } }));
