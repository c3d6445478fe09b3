import { type ChangeEvent, useMemo, useState } from "react";
import { attendanceSchema } from "../../attendance/attendance-data.ts";
import { shareOf } from "../../attendance/share.ts";
import { nothingTold, type Told, ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { saveFile } from "../../components/save-file.ts";
import { fillTexts } from "../../messages/fill.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import type { PartProps } from "../instructor-data.ts";
import { delimiterOf, readDelimited, writeDelimited } from "../sheets/delimited.ts";
import { readText } from "../sheets/read-text.ts";
import { useAsked } from "../use-asked.ts";
import { averageSource, fillSheet, guessMapping, type Mapping, shareSource } from "./fill-sheet.ts";
import type { Gradebook } from "./gradebook-data.ts";

interface FillDialogProps extends PartProps {
  readonly gradebook: Gradebook;
  readonly onClose: () => void;
}

interface Chosen {
  readonly name: string;
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
}

/** Puts the course's grades into a spreadsheet that another system gave out, for that system to take back. */
export default function FillDialog({ course, gradebook, onClose }: FillDialogProps) {
  const texts = usePartTexts(fillTexts);
  const [attendance, again] = useAsked(`courses/${course}/attendance`, attendanceSchema);
  const [told, setTold] = useState<Told>(nothingTold);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    const text = readText(new Uint8Array(await file.arrayBuffer()));
    const rows = readDelimited(text);
    const guess = guessMapping(rows, gradebook);
    setChosen(guess && { name: file.name, text, rows });
    setMapping(guess);
    setTold(guess ? nothingTold : { text: texts.noEmails, isRefusal: true });
  };
  return (
    <Dialog title={texts.open} onClose={onClose}>
      <p>{texts.lead}</p>
      <label className="field">
        <span>{texts.file}</span>
        <input type="file" accept=".csv,.txt,text/csv" data-first-focus onChange={(event) => void choose(event)} />
      </label>
      <ToldLine told={told} />
      <Answered answer={attendance} again={again}>
        {(held) => {
          if (chosen === null || mapping === null) return null;
          const shares = gradebook.students.flatMap(({ id }) => {
            const { share } = shareOf(held, id);
            return share === null ? [] : [[id, 100 * share] as const];
          });
          return (
            <Connect
              chosen={chosen}
              mapping={mapping}
              onChange={setMapping}
              gradebook={gradebook}
              shares={new Map(shares)}
            />
          );
        }}
      </Answered>
    </Dialog>
  );
}

interface ConnectProps extends Pick<FillDialogProps, "gradebook"> {
  readonly chosen: Chosen;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
  readonly shares: ReadonlyMap<string, number>;
}

/** Which column gets what, and what comes of it. */
function Connect({ chosen, mapping, onChange, gradebook, shares }: ConnectProps) {
  const texts = usePartTexts(fillTexts);
  const now = useMemo(() => new Date(), []);
  const [heads = []] = chosen.rows;
  const { sheet, filled, strangers } = fillSheet({ rows: chosen.rows, mapping, gradebook, shares, now });
  const isEmpty = mapping.sources.every((source) => source === "");
  const nameOf = (at: number) => heads[at]?.trim() || texts.column(at + 1);
  const save = () => saveFile(chosen.name, "text/csv;charset=utf-8", writeDelimited(sheet, delimiterOf(chosen.text)));
  return (
    <div className="teach__form">
      <label className="field">
        <span>{texts.emailColumn}</span>
        <select
          value={mapping.emailAt}
          onChange={({ currentTarget }) => onChange({ ...mapping, emailAt: Number(currentTarget.value) })}
        >
          {heads.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <option key={at} value={at}>
              {nameOf(at)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="teach__late">
        <legend>{texts.columns}</legend>
        {heads.map((_, at) =>
          at === mapping.emailAt ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <label key={at} className="field">
              <span>{nameOf(at)}</span>
              <select
                value={mapping.sources[at] ?? ""}
                onChange={({ currentTarget }) =>
                  onChange({ ...mapping, sources: mapping.sources.with(at, currentTarget.value) })
                }
              >
                <option value="">{texts.asItIs}</option>
                {gradebook.assignments.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
                <option value={averageSource}>{texts.average}</option>
                <option value={shareSource}>{texts.share}</option>
              </select>
            </label>
          ),
        )}
      </fieldset>
      <p role="status">
        {isEmpty ? texts.nothingChosen : texts.filled(filled)}{" "}
        {strangers.length === 0 ? null : texts.strangers(strangers.slice(0, 10))}
      </p>
      {isEmpty ? null : (
        <Button look="main" icon="download" onClick={save}>
          {texts.save}
        </Button>
      )}
    </div>
  );
}
