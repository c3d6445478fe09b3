import type { Bar } from "./bar.ts";
import type { ProgressWords } from "./words.ts";

/** What a callback of tfjs is called on: it knows the training's parameters. */
interface Training {
  readonly params?: Readonly<Record<string, unknown>>;
}

type Logs = Readonly<Record<string, unknown>>;

/** Callbacks for `model.fit`, as tfjs takes them. */
export interface FitCallbacks {
  onTrainBegin(this: Training): void;
  onEpochEnd(epoch: number, logs?: Logs): Promise<void>;
  onTrainEnd(): void;
}

/**
 * The bar follows a training by its epochs.
 * @param followed - takes the parameters of each training that a bar follows: the bar says what there is to say
 */
export function fitCallbacks(begin: () => Bar, words: () => ProgressWords, followed: WeakSet<object>): FitCallbacks {
  let bar: Bar | null = null;
  let warned = false;
  return {
    onTrainBegin() {
      bar = begin();
      warned = false;
      if (this.params) followed.add(this.params);
      const epochs = this.params?.epochs;
      if (typeof epochs === "number") bar.setTotal(epochs);
    },
    async onEpochEnd(epoch, logs = {}) {
      if (Number.isNaN(logs.loss) && !warned) {
        warned = true;
        bar?.note(words().notANumber(epoch + 1, 0));
      }
      await bar?.update(epoch + 1, logs);
    },
    onTrainEnd() {
      bar?.end();
    },
  };
}

/** A model of tfjs: both methods give its record of the training, which has the parameters that every callback has. */
interface ModelClass {
  readonly prototype: Record<"fit" | "fitDataset", (...args: unknown[]) => Promise<History>>;
}
interface History extends Training {
  readonly history: Logs;
}

/**
 * Tells of every training whose loss is not a number, when it ends, but for those that a bar follows.
 * @param begin - called where a training begins; what it returns is told the epoch, from 1
 */
export function watchTrainings(
  tf: Readonly<Record<string, unknown>>,
  followed: WeakSet<object>,
  begin: (stack: string) => (epoch: number) => void,
): void {
  const { LayersModel } = tf as { readonly LayersModel?: ModelClass };
  if (!LayersModel) return;
  const { prototype } = LayersModel;
  for (const method of ["fit", "fitDataset"] as const) {
    const train = prototype[method];
    prototype[method] = async function (this: unknown, ...args: unknown[]) {
      const tell = begin(new Error("here").stack ?? "");
      const record = await train.apply(this, args);
      const losses = record.history.loss;
      const at = Array.isArray(losses) ? losses.findIndex((loss) => Number.isNaN(loss)) : -1;
      if (at >= 0 && !followed.has(record.params ?? record)) tell(at + 1);
      return record;
    };
  }
}
