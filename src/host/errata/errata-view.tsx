import { type SubmitEvent, useState } from "react";
import { askClass } from "../class/class-server.ts";
import { ToldLine } from "../class/told.tsx";
import { Button } from "../components/button.tsx";
import { Answered } from "../instructor/answered.tsx";
import { useAction } from "../instructor/use-action.ts";
import { useAsked } from "../instructor/use-asked.ts";
import { errataTexts } from "../messages/errata.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useCatalogue } from "../pages/use-catalogue.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { type Erratum, errataSchema } from "./errata-data.ts";

/** Writing errata of labs to a course, and taking them back. */
export default function ErrataView({ course }: { readonly course: string }) {
  const texts = usePartTexts(errataTexts);
  const { format } = useMessages();
  const language = useLanguage();
  const [answer, again] = useAsked("errata", errataSchema);
  const [found] = useCatalogue();
  const { told, tell, run } = useAction();
  const labs = found.state === "ready" ? found.catalogue.labs : [];
  const [chosen, setChosen] = useState("");
  const [exercise, setExercise] = useState("");
  const [words, setWords] = useState({ "pt-BR": "", en: "" });
  const lab = labs.find(({ id }) => id === chosen) ?? labs[0];
  const publish = async (event: SubmitEvent) => {
    event.preventDefault();
    if (lab === undefined) return;
    if (words["pt-BR"].trim() === "" || words.en.trim() === "") return tell({ text: texts.empty, isRefusal: true });
    const json = { labId: lab.id, exercise: exercise === "" ? null : exercise, text: words };
    const asked = () => askClass({ method: "POST", path: `courses/${course}/errata`, json });
    if ((await run(asked, texts.published)) === null) return;
    setWords({ "pt-BR": "", en: "" });
    await again();
  };
  const remove = async ({ id }: Erratum) => {
    const asked = () => askClass({ method: "DELETE", path: `courses/${course}/errata/${id}` });
    if ((await run(asked, texts.removed)) !== null) await again();
  };
  const titleOf = (labId: string) => labs.find(({ id }) => id === labId)?.title[language] ?? labId;
  const placeOf = ({ labId, exercise: of }: Erratum) => {
    const title = labs.find(({ id }) => id === labId)?.exercises.find(({ id }) => id === of)?.title[language];
    return of === null ? texts.wholeLab : texts.inExercise(title ?? of);
  };
  return (
    <section aria-labelledby="errata">
      <h2 id="errata">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <form className="teach__form" onSubmit={(event) => void publish(event)}>
        <div className="teach__pair">
          <label className="field">
            <span>{texts.lab}</span>
            <select
              value={lab?.id ?? ""}
              onChange={({ currentTarget }) => {
                setChosen(currentTarget.value);
                setExercise("");
              }}
            >
              {labs.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[language]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{texts.where}</span>
            <select value={exercise} onChange={({ currentTarget }) => setExercise(currentTarget.value)}>
              <option value="">{texts.wholeLab}</option>
              {lab?.exercises.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[language]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {(["pt-BR", "en"] as const).map((written) => (
          <label key={written} className="field">
            <span>{written === "en" ? texts.en : texts.pt}</span>
            <textarea
              rows={3}
              maxLength={1000}
              lang={written}
              value={words[written]}
              onChange={({ currentTarget }) => setWords({ ...words, [written]: currentTarget.value })}
            />
          </label>
        ))}
        <div className="teach__actions">
          <Button look="main" type="submit">
            {texts.publish}
          </Button>
        </div>
        <ToldLine told={told} />
      </form>
      <Answered answer={answer} again={again}>
        {(all) => {
          const own = all.filter(({ courseId }) => courseId === course);
          return own.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ul className="class__tasks">
              {own.map((one) => (
                <li key={one.id} className="teach__row">
                  <div>
                    <p className="class__task-title">{titleOf(one.labId)}</p>
                    <p className="class__facts">
                      {placeOf(one)} · {format.date(one.createdAt)}
                    </p>
                    <p className="class__written">{one.text[language]}</p>
                  </div>
                  <div className="teach__actions">
                    <Button
                      icon="trash"
                      aria-label={texts.removeOf(titleOf(one.labId), format.date(one.createdAt))}
                      onClick={() => void remove(one)}
                    >
                      {texts.remove}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </section>
  );
}
