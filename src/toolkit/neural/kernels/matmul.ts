import { type Call, type Info, kernelOf, setKernel } from "./wasm-kernel.ts";

interface Attrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/**
 * Products of a transposed matrix leave XNNPACK for a slow loop. Transposing first keeps them there: every gradient of a
 * dense layer is such a product.
 */
export function setMatMul(): void {
  const multiply = kernelOf("BatchMatMul");
  const transpose = kernelOf("Transpose");

  const transposed = (x: Info, backend: Call["backend"]): Info => {
    const perm = x.shape.map((_, axis) => axis);
    perm.push(...perm.splice(-2).reverse());
    return transpose({ inputs: { x }, backend, attrs: { perm } });
  };

  setKernel<"a" | "b", Attrs>("BatchMatMul", ({ inputs, attrs, backend }) => {
    const a = attrs.transposeA ? transposed(inputs.a, backend) : inputs.a;
    const b = attrs.transposeB ? transposed(inputs.b, backend) : inputs.b;
    const out = multiply({ inputs: { a, b }, backend, attrs: { transposeA: false, transposeB: false } });
    if (attrs.transposeA) backend.disposeData(a.dataId);
    if (attrs.transposeB) backend.disposeData(b.dataId);
    return out;
  });
}
