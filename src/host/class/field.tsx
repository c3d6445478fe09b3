import { type InputHTMLAttributes, useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly note?: string;
}

/** One line that a person fills in, with its name above and what it wants below. */
export function Field({ label, note, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} required {...rest} {...(note ? { "aria-describedby": `${id}-note` } : {})} />
      {note ? <p id={`${id}-note`}>{note}</p> : null}
    </div>
  );
}
