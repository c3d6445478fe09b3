/** The k nearest met so far, nearest first; of those equally far, the one with the lower index. */
export class Nearest {
  readonly distances: Float64Array;
  readonly indices: Int32Array;
  #count = 0;

  constructor(k: number) {
    this.distances = new Float64Array(k);
    this.indices = new Int32Array(k);
  }

  clear(): void {
    this.#count = 0;
  }

  /** What a distance must not exceed to matter. */
  get limit(): number {
    const k = this.distances.length;
    return this.#count < k ? Number.POSITIVE_INFINITY : (this.distances[k - 1] as number);
  }

  offer(distance: number, index: number): void {
    const { distances, indices } = this;
    const isFull = this.#count === distances.length;
    const last = distances.length - 1;
    if (isFull && !isBefore(distance, index, distances[last] as number, indices[last] as number)) return;
    let at = isFull ? last : this.#count++;
    while (at > 0 && isBefore(distance, index, distances[at - 1] as number, indices[at - 1] as number)) {
      distances[at] = distances[at - 1] as number;
      indices[at] = indices[at - 1] as number;
      at--;
    }
    distances[at] = distance;
    indices[at] = index;
  }
}

const isBefore = (distanceA: number, indexA: number, distanceB: number, indexB: number): boolean =>
  distanceA < distanceB || (distanceA === distanceB && indexA < indexB);
