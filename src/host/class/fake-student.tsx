import "../styles/mode-chip.css";
import { useState } from "react";
import { linkTo } from "../app/router.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { fakeStudentTexts } from "../messages/fake-student.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { askClass } from "./class-server.ts";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

/** For whoever teaches: going on as the student who counts nowhere. The page then opens that student's place. */
export function LookAsStudent() {
  const texts = usePartTexts(fakeStudentTexts);
  const { told, become } = useBecome("PUT");
  return (
    <section className="class__course">
      <p className="class__lead">{texts.lookNote}</p>
      <Button onClick={() => void become()}>{texts.look}</Button>
      <ToldLine told={told} />
    </section>
  );
}

/** On every page of the fake student: who one is here, and the way back. */
export function FakeStudentChip() {
  const texts = usePartTexts(fakeStudentTexts);
  const { told, become } = useBecome("DELETE");
  return (
    <section className="mode-chip" aria-label={texts.chip}>
      <p>
        <Icon name="screen" /> {texts.isFake}
      </p>
      <Button icon="back" onClick={() => void become()}>
        {texts.back}
      </Button>
      <ToldLine told={told} />
    </section>
  );
}

/** The class page, loaded anew, sees who one is and opens their place. */
function useBecome(method: "PUT" | "DELETE") {
  const { later } = usePartTexts(classTexts);
  const [told, setTold] = useState<Told>(nothingTold);
  const become = async () => {
    const answer = await askClass({ method, path: "session/fake-student" });
    if (answer.ok) location.assign(linkTo({ page: "class" }));
    else setTold({ text: answer.why === "later" ? later : answer.text, isRefusal: true });
  };
  return { told, become };
}
