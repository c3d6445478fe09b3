import { type RefObject, useRef, useState } from "react";
import { repositoryIn } from "../../submission/repository.ts";
import { Icon } from "../components/icon.tsx";
import { submitTexts } from "../messages/submit.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";

type Address = { readonly ok: true; readonly repository: string | null } | { readonly ok: false };

interface Repository {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly isRefused: boolean;
  readonly onChange: (text: string) => void;
  /** The address, null where the field is empty; what is no address is said at the field, which gets the focus. */
  readonly read: () => Address;
}

/** The address in Git that a person may write. */
export function useRepository(): Repository {
  const [text, onChange] = useState("");
  const [isRefused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const read = (): Address => {
    const written = text.trim();
    const repository = written === "" ? null : repositoryIn(written);
    const ok = written === "" || repository !== null;
    setRefused(!ok);
    if (!ok) {
      field.current?.focus();
      // Else it would stand behind the dialog's foot, and what is said of it below.
      field.current?.scrollIntoView({ block: "center" });
    }
    return ok ? { ok, repository } : { ok };
  };
  return { field, text, isRefused, onChange, read };
}

/** Where the work lies in Git too, if it does. */
export function RepositoryField({ field, text, isRefused, onChange }: Omit<Repository, "read">) {
  const texts = usePartTexts(submitTexts);
  return (
    <div className="submit__names">
      <label htmlFor="submit-repository">{texts.repositoryOptional}</label>
      <input
        ref={field}
        id="submit-repository"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={isRefused}
        aria-describedby="submit-repository-note submit-repository-refused"
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id="submit-repository-note">{texts.repositoryNote}</p>
      <p id="submit-repository-refused" role="alert" className="submit__refused">
        {isRefused ? (
          <>
            <Icon name="warn" /> {texts.repositoryWrong}
          </>
        ) : null}
      </p>
    </div>
  );
}
