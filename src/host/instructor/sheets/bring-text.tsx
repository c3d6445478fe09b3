import { type ChangeEvent, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { readText } from "./read-text.ts";

interface BringTextProps {
  readonly label: string;
  readonly onText: (text: string, fileName: string) => void | Promise<void>;
}

/** A button that brings a list from disk: a CSV or another text, in whichever encoding. */
export function BringText({ label, onText }: BringTextProps) {
  const picker = useRef<HTMLInputElement>(null);
  const bring = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    const text = readText(new Uint8Array(await file.arrayBuffer()));
    // The same file can be chosen again once it was mended.
    currentTarget.value = "";
    await onText(text, file.name);
  };
  return (
    <>
      <Button icon="up" onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        aria-label={label}
        onChange={(event) => void bring(event)}
      />
    </>
  );
}
