export { type ToOnnxModel, type ToOnnxOptions, toOnnx } from "./to-onnx.ts";
