/** Where workers that do one work together tell each other what they found. */
export interface Meeting {
  readonly index: number;
  readonly of: number;
  /** Tells all others a word; resolves to those of all, in order. */
  exchange<Word>(word: Word): Promise<readonly Word[]>;
}

/** A port from each of so many to each other; those of one stand in the order of the others. */
export function portsBetween(of: number): MessagePort[][] {
  const ports: MessagePort[][] = Array.from({ length: of }, () => []);
  for (let a = 0; a < of; a++) {
    for (let b = a + 1; b < of; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a]?.push(port1);
      ports[b]?.push(port2);
    }
  }
  return ports;
}

/** One's own side of it. */
export function meetingOf({
  index,
  of,
  ports,
}: {
  readonly index: number;
  readonly of: number;
  readonly ports: readonly MessagePort[];
}): Meeting {
  const nextOf = ports.map(hearing);
  return {
    index,
    of,
    async exchange<Word>(word: Word) {
      for (const port of ports) port.postMessage(word);
      const words = (await Promise.all(nextOf.map((next) => next()))) as Word[];
      words.splice(index, 0, word);
      return words;
    },
  };
}

/** What comes through a port, one word after the other: another may be a word ahead. */
function hearing(port: MessagePort): () => Promise<unknown> {
  const heard: unknown[] = [];
  let wake: ((word: unknown) => void) | undefined;
  port.onmessage = ({ data }) => {
    if (!wake) return heard.push(data);
    wake(data);
    wake = undefined;
  };
  return () =>
    heard.length > 0
      ? Promise.resolve(heard.shift())
      : new Promise((resolve) => {
          wake = resolve;
        });
}
