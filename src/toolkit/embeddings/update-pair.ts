/** The vectors that are learnt, row after row: of words as they are read, and as they are predicted. */
export interface Weights {
  readonly size: number;
  readonly input: Float32Array;
  readonly output: Float32Array;
}

/**
 * One step for one pair: the input vector of a word is moved towards the output vector of its neighbour (`targets[0]`), and
 * away from those of the words drawn as noise (the other targets). This is the hot loop.
 * @param slope - room for one vector
 * @returns the loss before the step, −log σ(u·v) − Σ log σ(−u·noise)
 */
export function updatePair(
  { size, input, output }: Weights,
  word: number,
  targets: Int32Array,
  nTargets: number,
  learningRate: number,
  slope: Float64Array,
): number {
  const from = word * size;
  const whole = size - (size % 4);
  let loss = 0;
  slope.fill(0);
  for (let k = 0; k < nTargets; k++) {
    const to = (targets[k] as number) * size;
    let a = 0; // four sums at once: each need not wait for the last
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < whole; i += 4) {
      a += (input[from + i] as number) * (output[to + i] as number);
      b += (input[from + i + 1] as number) * (output[to + i + 1] as number);
      c += (input[from + i + 2] as number) * (output[to + i + 2] as number);
      d += (input[from + i + 3] as number) * (output[to + i + 3] as number);
    }
    for (let i = whole; i < size; i++) a += (input[from + i] as number) * (output[to + i] as number);
    const score = k === 0 ? a + b + c + d : -(a + b + c + d);
    const away = Math.exp(-score);
    loss += Math.log1p(away);
    const miss = learningRate - learningRate / (1 + away); // 1 − σ(score)
    const step = k === 0 ? miss : -miss;
    for (let i = 0; i < size; i++) {
      const old = output[to + i] as number;
      slope[i] = (slope[i] as number) + step * old;
      output[to + i] = old + step * (input[from + i] as number);
    }
  }
  for (let i = 0; i < size; i++) input[from + i] = (input[from + i] as number) + (slope[i] as number);
  return loss;
}
