import { useState } from "react";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { FileRefused, type FileShelf, type RefusalCode } from "./file-shelf.ts";
import type { OwnFile } from "./own-file.ts";

interface KeepFileProps {
  readonly file: OwnFile;
  readonly shelf: FileShelf;
  /** @param name - the name under which the lab has it now */
  readonly onKept: (name: string) => void;
}

type State =
  | { readonly is: "ready" | "keeping" }
  | { readonly is: "taken"; readonly freeName: string }
  | { readonly is: "refused"; readonly code: RefusalCode };

/** The button that keeps a file; where the name is taken it asks, where the browser refuses it says why. */
export function KeepFile({ file, shelf, onKept }: KeepFileProps) {
  const texts = usePartTexts(ownFilesTexts);
  const [state, setState] = useState<State>({ is: "ready" });
  const put = async (name: string) => {
    setState({ is: "keeping" });
    try {
      await shelf.put(name, file.blob);
      onKept(name);
    } catch (error) {
      setState({ is: "refused", code: error instanceof FileRefused ? error.code : "unknown" });
    }
  };
  const keep = async () => {
    if (file.isKept) return onKept(file.name);
    setState({ is: "keeping" });
    const taken = await shelf.list().then(
      (files) => new Set(files.map(({ name }) => name)),
      () => new Set<string>(),
    );
    if (taken.has(file.name)) setState({ is: "taken", freeName: freeName(file.name, taken) });
    else await put(file.name);
  };
  if (state.is === "taken") {
    return (
      <div className="own-files__sure" role="alert">
        <p>{texts.nameTaken(file.name)}</p>
        <Button look="main" data-first-focus="" onClick={() => void put(state.freeName)}>
          {texts.keepBoth(state.freeName)}
        </Button>
        <Button onClick={() => void put(file.name)}>{texts.replace}</Button>
        <Button onClick={() => setState({ is: "ready" })}>{texts.cancel}</Button>
      </div>
    );
  }
  const isKeeping = state.is === "keeping";
  return (
    <>
      {state.is === "refused" ? (
        <p role="alert" className="own-files__refused">
          {texts.refused[state.code]}
        </p>
      ) : null}
      <Button
        look="main"
        icon="plus"
        data-first-focus=""
        aria-disabled={isKeeping}
        onClick={() => !isKeeping && void keep()}
      >
        {isKeeping ? texts.keeping : file.isKept ? texts.insertKept : texts.insert}
      </Button>
    </>
  );
}

/** `vendas.csv` beside another is `vendas-2.csv`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length);
  let k = 2;
  while (taken.has(`${stem}-${k}${ending}`)) k += 1;
  return `${stem}-${k}${ending}`;
}
