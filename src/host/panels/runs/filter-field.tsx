import { useId } from "react";
import { Icon } from "../../components/icon.tsx";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";

/** MLflow's filter, with MLflow's own message where it is wrong. */
export function FilterField(props: { filter: string; error: string; onFilter: (filter: string) => void }) {
  const { filter, error, onFilter } = props;
  const texts = usePartTexts(runsTexts);
  const id = useId();
  return (
    <div className="runs__filter">
      <input
        type="search"
        className="panel__find"
        aria-label={texts.filter}
        aria-describedby={id}
        aria-invalid={error !== ""}
        placeholder={texts.filter}
        spellCheck={false}
        autoCapitalize="none"
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || filter === "") return;
          event.preventDefault();
          onFilter("");
        }}
      />
      <p id={id} className="panel__under">
        {error ? (
          <span className="runs__error" role="status">
            <Icon name="warn" /> <span lang="en">{error}</span>{" "}
          </span>
        ) : null}
        {texts.filterHint}
      </p>
    </div>
  );
}
