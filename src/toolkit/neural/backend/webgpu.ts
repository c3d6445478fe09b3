import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";

// The package puts its backend before all others. It is for those who choose it (wasm.ts).
const start = tf.findBackendFactory("webgpu");
if (start) {
  tf.removeBackend("webgpu");
  tf.registerBackend("webgpu", start, 0);
}
