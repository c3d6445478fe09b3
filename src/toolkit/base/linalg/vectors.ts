/** x·y, from place `from` on. */
export function dot(x: Float64Array, y: Float64Array, from = 0): number {
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/** target + share·source, in place, from place `from` on. */
export function add(target: Float64Array, source: Float64Array, share: number, from = 0): void {
  if (share === 0) return;
  for (let i = from; i < target.length; i++) target[i] = (target[i] as number) + share * (source[i] as number);
}

/** Turns the plane of x and y, in place. */
export function rotate(x: Float64Array, y: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < x.length; i++) {
    const a = x[i] as number;
    const b = y[i] as number;
    x[i] = cosine * a - sine * b;
    y[i] = sine * a + cosine * b;
  }
}

/** Its length, scaled by the largest on the way, so that nothing overflows or vanishes. */
export function norm(x: Float64Array, from = 0): number {
  let largest = 0;
  for (let i = from; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i] as number));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += ((x[i] as number) / largest) ** 2;
  return largest * Math.sqrt(sum);
}
