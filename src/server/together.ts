interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Answers at once whoever asks at the same time. While one answer is under way the next askers gather, and share the answer after
 * it: one statement, or one transaction, for a class that asks in the same second; for one who asks alone nothing changes.
 *
 * Where a shared answer fails, each is asked for by itself: what one sent costs nobody else theirs.
 * @example
 * const people = new Together((ids: readonly string[]) => findPeople(db, ids));
 * await people.ask(id);
 */
export class Together<Asked, Answer> {
  readonly #answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  #waiting: Waiting<Asked, Answer>[] = [];
  #isAnswering = false;

  /**
   * @param answer - gives one answer for each, in their order; it may be asked again for the same
   * @param options.most - how many share an answer: 100 where left out
   */
  constructor(answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>, { most = 100 } = {}) {
    this.#answer = answer;
    this.#most = most;
  }

  /** @throws what `answer` throws for this one alone */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject });
      if (this.#isAnswering) return;
      this.#isAnswering = true;
      // What has reached this process by now is read first: it gathers here too.
      setImmediate(() => void this.#answerAll());
    });
  }

  async #answerAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, this.#most);
      this.#waiting = this.#waiting.slice(this.#most);
      if (!(await this.#settle(batch)) && batch.length > 1) await Promise.all(batch.map((one) => this.#settle([one])));
    }
    this.#isAnswering = false;
  }

  /** @returns has each its answer, or the one there is its error? */
  async #settle(batch: readonly Waiting<Asked, Answer>[]): Promise<boolean> {
    try {
      const answers = await this.#answer(batch.map(({ asked }) => asked));
      if (answers.length !== batch.length) throw new Error(`${answers.length} answers for ${batch.length} who asked.`);
      for (const [at, answer] of answers.entries()) batch[at]?.resolve(answer);
      return true;
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      return false;
    }
  }
}
