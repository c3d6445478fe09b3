import * as tf from "@tensorflow/tfjs";
import { checkOptions, oneOf, trueOrFalse } from "../../base/options.ts";
import { StudentError } from "../../errors.ts";
import { prepareWasm } from "./wasm.ts";

const backendNames = ["wasm", "cpu", "webgl", "webgpu"] as const;
/** Where tfjs computes. */
export type BackendName = (typeof backendNames)[number];

export interface BackendInUse {
  readonly name: BackendName;
  /** No other can be chosen any more. */
  readonly pinned: boolean;
}

let chosen: BackendInUse | null = null;

/**
 * Chooses where tfjs computes, and makes sure that it does: tfjs alone would fall back to another without a word.
 *
 * - `"wasm"`: the default of `train`. Same weights, bit for bit, in every browser on every run; graded work uses it.
 * - `"cpu"`: plain JavaScript; ten to fifty times slower; repeats as well, with other last bits than wasm.
 * - `"webgl"`, `"webgpu"`: the graphics card; faster for large networks, and neither repeats to the bit. WebGPU needs a page
 *   on https (or localhost), and trains in the page's own thread: workers of the notebook's frame do not have it.
 * @param options.pinned - no later call may choose another. False by default.
 * @throws StudentError `no-such-backend` where this browser does not have it, with those that it has; `backend-pinned`
 * @example await useBackend("wasm");
 * @see https://www.tensorflow.org/js/guide/platform_environment
 */
export async function useBackend(
  name: BackendName,
  { pinned = false }: { readonly pinned?: boolean } = {},
): Promise<BackendInUse> {
  checkOptions("useBackend", { name, pinned }, { name: oneOf(...backendNames), pinned: trueOrFalse });
  return choose(name, pinned);
}

async function choose(name: BackendName, pinned: boolean): Promise<BackendInUse> {
  if (chosen?.pinned && chosen.name !== name) throw isPinned(chosen.name, name);
  prepareWasm();
  const before = tf.getBackend();
  if (!(await works(name))) {
    if (before) await tf.setBackend(before);
    throw noSuchBackend(name);
  }
  chosen = { name, pinned: pinned || (chosen?.pinned ?? false) };
  return chosen;
}

/** Where tfjs computes, as {@link useBackend} or `train` chose it; `null` where neither has. */
export function backendInUse(): BackendInUse | null {
  return chosen;
}

/** A backend in use: the one that is named, or what was chosen, also where a cell has called tfjs's own `setBackend` since; else wasm. */
export function readyBackend(name: BackendName = chosen?.name ?? "wasm"): Promise<BackendInUse> {
  return choose(name, false);
}

async function works(name: BackendName): Promise<boolean> {
  if (name === "webgpu" && !(await loadWebGpu())) return false;
  if (tf.findBackendFactory(name) === null || tf.findBackendFactory(name) === undefined) return false;
  try {
    if (!(await tf.setBackend(name)) || tf.getBackend() !== name) return false;
    const probe = tf.tidy(() => tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([1, 1], [2, 1])));
    const [a, b] = await probe.data();
    probe.dispose();
    return a === 3 && b === 7;
  } catch {
    return false;
  }
}

const browserHasWebGpu = (): boolean => typeof navigator === "object" && "gpu" in navigator;

/** 71 KB gzipped, for those who ask for it. */
async function loadWebGpu(): Promise<boolean> {
  if (!browserHasWebGpu()) return false;
  if (!tf.findBackendFactory("webgpu")) await import("./webgpu.ts");
  return true;
}

/** Those that tfjs has here, and that the browser says it can run. */
function atHand(): string[] {
  const canRun: Readonly<Record<BackendName, () => boolean>> = {
    wasm: () => typeof WebAssembly === "object",
    cpu: () => true,
    webgl: () => tf.env().getNumber("WEBGL_VERSION") > 0,
    webgpu: browserHasWebGpu,
  };
  return backendNames.filter((name) => Boolean(tf.findBackendFactory(name)) && canRun[name]());
}

function noSuchBackend(name: BackendName): StudentError {
  const others = atHand().filter((other) => other !== name);
  const list = others.join(", ");
  const needs = name === "webgpu" ? webGpuNeeds : { "pt-BR": "", en: "" };
  const fast = others.includes("webgl");
  return new StudentError({
    code: "no-such-backend",
    where: "useBackend",
    expected: { "pt-BR": `um navegador em que ${name} funciona`, en: `a browser in which ${name} works` },
    received: { "pt-BR": `este, que tem ${list}`, en: `this one, which has ${list}` },
    remedy: {
      "pt-BR": `${needs["pt-BR"]}Use ${fast ? "“webgl”, ou " : ""}“wasm”, que dá os mesmos números em todo navegador.`,
      en: `${needs.en}Use ${fast ? "“webgl”, or " : ""}“wasm”, which gives the same numbers in every browser.`,
    },
  });
}

const webGpuNeeds = {
  "pt-BR": "WebGPU precisa de placa de vídeo, de um navegador recente e de uma página em https. ",
  en: "WebGPU needs a graphics card, a recent browser and a page on https. ",
};

function isPinned(pinned: BackendName, asked: BackendName): StudentError {
  return new StudentError({
    code: "backend-pinned",
    where: "useBackend",
    expected: { "pt-BR": `${pinned}, que este caderno fixou`, en: `${pinned}, which this notebook has pinned` },
    received: { "pt-BR": asked, en: asked },
    remedy: {
      "pt-BR": "Trabalho que vale nota precisa dar os mesmos números para todos. Apague a chamada de useBackend.",
      en: "Graded work must give everyone the same numbers. Delete the call of useBackend.",
    },
  });
}
