import { setConv2DGradients } from "./conv2d-gradients.ts";
import { setCopies } from "./copies.ts";
import { setCpuFallbacks } from "./cpu-fallback.ts";
import { setDepthwiseGradients } from "./depthwise-gradients.ts";
import { setMatMul } from "./matmul.ts";
import { setMaxPoolGradient } from "./max-pool-gradient.ts";
import { setSegmentSum } from "./segment-sum.ts";
import { setSum } from "./sum.ts";

let done = false;

/** Completes tfjs's wasm backend, which can predict but not train convolutions and embeddings. Once is enough. */
export function completeWasm(): void {
  if (done) return;
  done = true;
  setCopies();
  setMatMul();
  setSum();
  setSegmentSum();
  setConv2DGradients();
  setDepthwiseGradients();
  setMaxPoolGradient();
  setCpuFallbacks();
}
