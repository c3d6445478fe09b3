import { floats, setKernel, sizeOf } from "./wasm-kernel.ts";

/** The gradient of `gather`, and so of embeddings: adds the rows of each segment. Ids out of range are left out. */
export function setSegmentSum(): void {
  setKernel<"x" | "segmentIds", { readonly numSegments: number }>(
    "UnsortedSegmentSum",
    ({ inputs: { x, segmentIds }, attrs: { numSegments }, backend }) => {
      const rest = x.shape.slice(segmentIds.shape.length);
      const width = sizeOf(rest);
      const out = backend.makeOutput([numSegments, ...rest], x.dtype);
      const ids = backend.typedArrayFromHeap(segmentIds);
      const from = floats(backend, x);
      const to = floats(backend, out).fill(0);
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] as number;
        if (id < 0 || id >= numSegments) continue;
        for (let j = 0; j < width; j++) {
          const k = id * width + j;
          to[k] = (to[k] as number) + (from[i * width + j] as number);
        }
      }
      return out;
    },
  );
}
