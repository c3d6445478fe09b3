const adjectives = "able bold brave bright calm clean clever daring eager fair fancy gentle grand happy honest keen kind lively lucky merry mighty nimble noble polite proud quiet rare rapid secret serene sharp shiny silent smart spiffy stately swift upbeat valiant wise".split(" "); // biome-ignore format: words
const nouns = "ant ape bass bat bear bee bird boar bug calf carp cat chimp cod colt conch cow crab crane croc crow cub deer doe dog dolphin donkey dove duck eel elk fawn finch fish flea fly foal fowl fox frog gnat gnu goat goose grouse grub gull hare hawk hen hog horse hound jay kit kite koi lamb lark loon lynx mare midge mink mole moose moth mouse mule newt owl ox panda pig prawn pug quail ram rat ray robin roo rook seal shad shark sheep shoat shrew shrike shrimp skink skunk sloth slug smelt snail snake snipe sow sponge squid stag steed stoat stork swan tern toad trout turtle vole wasp whale wolf worm wren yak zebra".split(" "); // biome-ignore format: words

/** What stands in for chance: numbers in [0, 1). */
export type Draw = () => number;

const one = (words: readonly string[], draw: Draw): string => words[Math.floor(draw() * words.length)] ?? "";

/** A name for a run that got none, of MLflow's kind: `bold-crane-123`. */
export const runName = (draw: Draw): string =>
  `${one(adjectives, draw)}-${one(nouns, draw)}-${Math.floor(draw() * 1000)}`;

const digits = (count: number, base: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => (byte % base).toString(base)).join("");

/** 32 hexadecimal digits, as `uuid4().hex`. */
export const runId = (): string => digits(32, 16);

/** 18 digits, as MLflow's file store draws them: two tabs never make the same. */
export const experimentId = (): string => `${1 + Number(digits(1, 9))}${digits(17, 10)}`;
