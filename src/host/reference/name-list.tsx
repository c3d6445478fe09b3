import type { ReferenceEntry } from "../../shared/reference.ts";
import { Link } from "../app/link.tsx";
import { referencePath } from "../app/router.ts";
import { referenceTexts } from "../messages/reference.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { SubModule } from "./find-entries.ts";

interface NameListProps {
  readonly subModules: readonly SubModule[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly current: ReferenceEntry | undefined;
  /** The sub-module that the address names. */
  readonly open: string;
  /** Are they still being fetched? */
  readonly isLoading: boolean;
}

/** The search, and the names by sub-module: those found, all open, or each sub-module to open. */
export function NameList({ subModules, query, onQuery, current, open, isLoading }: NameListProps) {
  const texts = usePartTexts(referenceTexts);
  const count = subModules.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <nav className="reference__names" aria-label={texts.names}>
      <input
        type="search"
        className="reference__find"
        value={query}
        placeholder={texts.find}
        aria-label={texts.find}
        onChange={(event) => onQuery(event.target.value)}
      />
      <p className="reference__count" role="status">
        {isLoading ? "" : query && count === 0 ? texts.noneFound(query) : texts.found(count)}
      </p>
      {subModules.map(({ name, entries }) => (
        <details key={`${name} ${query !== ""}`} open={query !== "" || name === open}>
          <summary>
            <code>bancada/{name}</code>
          </summary>
          <ul>
            {entries.map((entry) => (
              <li key={entry.name}>
                <Link
                  className={entry.kind === "type" ? "reference__name reference__name--type" : "reference__name"}
                  href={referencePath(entry.name, entry.module)}
                  aria-current={entry === current ? "page" : undefined}
                >
                  {entry.name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
