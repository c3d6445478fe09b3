import type { FromKernel } from "../protocol.ts";
import { fileBytes, mediaTypeOf } from "./downloads.ts";
import { input } from "./generators.ts";
import type { Run } from "./runs.ts";
import type { OwnNames } from "./runtime.ts";

/**
 * What each run of a cell gets for itself.
 * @param show - draws a value under the run's cell
 */
export function ownNamesOf(
  run: Run,
  show: (run: Run, value: unknown) => void,
  post: (message: FromKernel, transfer?: Transferable[]) => void,
): OwnNames {
  const display = (value: unknown): unknown => {
    show(run, value);
    return value;
  };
  return {
    display,
    view: (value) => {
      display(value);
      return input(value as Element);
    },
    download: (name, content, mediaType = mediaTypeOf(name)) => {
      void fileBytes(content).then((bytes) => post({ type: "file", id: run.cell, name, mediaType, bytes }, [bytes]));
    },
  };
}
