/**
 * The curve 1 / (1 + a·d^(2b)) nearest to what is wanted of distances on the map: 1 up to `minDist`, then falling with
 * `spread`. Found by Gauss and Newton with damping.
 */
export function fitCurve(minDist: number, spread: number): { a: number; b: number } {
  const xs = Float64Array.from({ length: 300 }, (_, i) => (i * 3 * spread) / 299);
  const wanted = xs.map((x) => (x < minDist ? 1 : Math.exp(-(x - minDist) / spread)));
  let [a, b, damping] = [1, 1, 1e-3];
  let loss = lossOf(xs, wanted, a, b);
  for (let step = 0; step < 200; step++) {
    let [aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0];
    for (let i = 1; i < xs.length; i++) {
      const x = xs[i] as number;
      const power = x ** (2 * b);
      const value = 1 / (1 + a * power);
      const byA = -power * value * value;
      const byB = -a * power * 2 * Math.log(x) * value * value;
      const miss = (wanted[i] as number) - value;
      aa += byA * byA;
      ab += byA * byB;
      bb += byB * byB;
      ga += byA * miss;
      gb += byB * miss;
    }
    const [da, db] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = da * db - ab * ab;
    const nextA = Math.max(1e-6, a + (db * ga - ab * gb) / determinant);
    const nextB = Math.max(1e-6, b + (da * gb - ab * ga) / determinant);
    const nextLoss = lossOf(xs, wanted, nextA, nextB);
    if (nextLoss > loss) {
      damping *= 10;
      continue;
    }
    const gain = loss - nextLoss;
    [a, b, loss, damping] = [nextA, nextB, nextLoss, damping / 10];
    if (gain < 1e-14) break;
  }
  return { a, b };
}

function lossOf(xs: Float64Array, wanted: Float64Array, a: number, b: number): number {
  return xs.reduce((sum, x, i) => sum + ((wanted[i] as number) - 1 / (1 + a * x ** (2 * b))) ** 2, 0);
}
