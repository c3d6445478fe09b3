/** Lets so many requests in at once; the others wait in the order in which they came. */
export class RequestQueue {
  readonly #concurrency: number;
  readonly #waiting: { readonly enter: () => void }[] = [];
  #inside = 0;

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  /** Resolves when it is this request's turn; what it gives must be called once the request is done. */
  enter(signal: AbortSignal): Promise<() => void> {
    const leave = (): void => {
      this.#inside -= 1;
      this.#waiting.shift()?.enter();
    };
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal.reason);
      };
      const turn = {
        enter: () => {
          signal.removeEventListener("abort", giveUp);
          this.#inside += 1;
          resolve(leave);
        },
      };
      if (this.#inside < this.#concurrency) return turn.enter();
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(turn);
    });
  }
}
