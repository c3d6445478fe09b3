import type { CsvReport } from "../../toolkit/data/csv/csv-options.ts";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { Choices } from "./choices.ts";

interface CsvChoicesProps {
  readonly choices: Choices;
  /** What was guessed or chosen; null where the file could not be read so far. */
  readonly report: CsvReport | null;
  readonly onChange: (choices: Choices) => void;
}

const encodings = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};

/** How the file is written: each may be changed. */
export function CsvChoices({ choices, report, onChange }: CsvChoicesProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { delimiters, decimals, thousandsOf } = texts;
  const set = (change: Partial<Choices>) => onChange({ ...choices, ...change });
  return (
    <div className="own-files__choices">
      <Choice
        label={texts.encoding}
        value={choices.encoding ?? report?.encoding}
        isGuess={choices.encoding === null}
        options={encodings}
        onChange={(encoding) => set({ encoding })}
      />
      <Choice
        label={texts.delimiter}
        value={choices.delimiter ?? report?.delimiter}
        isGuess={choices.delimiter === null}
        options={{ ",": delimiters.comma, ";": delimiters.semicolon, "\t": delimiters.tab, "|": delimiters.bar }}
        onChange={(delimiter) => set({ delimiter })}
      />
      <Choice
        label={texts.decimal}
        value={choices.decimal ?? report?.decimal}
        isGuess={choices.decimal === null}
        options={{ ".": decimals.point, ",": decimals.comma }}
        onChange={(decimal) => set({ decimal })}
      />
      <Choice
        label={texts.thousands}
        value={choices.thousands ?? "none"}
        isGuess={false}
        options={{ none: texts.noThousands, ".": thousandsOf.point, ",": thousandsOf.comma, " ": thousandsOf.space }}
        onChange={(thousands) => set({ thousands: thousands === "none" ? null : thousands })}
      />
      <label className="own-files__header">
        <input
          type="checkbox"
          checked={choices.header}
          onChange={({ currentTarget }) => set({ header: currentTarget.checked, asText: [] })}
        />
        {texts.header}
      </label>
      <label className="own-files__marks">
        <span>{texts.missing}</span>
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={choices.marks}
          onChange={({ currentTarget }) => set({ marks: currentTarget.value })}
        />
      </label>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly isGuess: boolean;
  readonly options: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, isGuess, options, onChange }: ChoiceProps<Value>) {
  const texts = usePartTexts(ownFilesTexts);
  const known = Object.keys(options) as Value[];
  return (
    <label>
      <span>{label}</span>
      <select
        value={value ?? ""}
        onChange={({ currentTarget }) => {
          const chosen = known.find((option) => option === currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {value === undefined ? <option value="">…</option> : null}
        {known.map((option) => (
          <option key={option} value={option}>
            {isGuess && option === value ? texts.guessed(options[option]) : options[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
