import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { completeWasm } from "../kernels/index.ts";

// The package puts its backend before cpu, and where there is no graphics card tfjs would choose it for whoever asks for
// none, and fail, since it must be waited for. It is for those who choose it.
const start = tf.findBackendFactory("wasm");
tf.removeBackend("wasm");
tf.registerBackend("wasm", start, 0);

let prepared = false;

/**
 * Makes the wasm backend ready to be chosen: its bytes, which every browser that we support runs (SIMD), one thread, so
 * that bits are the same on every machine, and the kernels that it lacks.
 */
export function prepareWasm(): void {
  if (prepared) return;
  prepared = true;
  // In Node the package finds its file itself.
  if (!tf.env().getBool("IS_NODE")) {
    setWasmPaths({
      "tfjs-backend-wasm.wasm": simd,
      "tfjs-backend-wasm-simd.wasm": simd,
      "tfjs-backend-wasm-threaded-simd.wasm": simd,
    });
  }
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  completeWasm();
}
