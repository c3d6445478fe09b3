import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { consentVersion } from "../../shared/consent.ts";
import { askClass } from "../class/class-server.ts";
import { nothingTold, type Told, ToldLine } from "../class/told.tsx";
import { Button } from "../components/button.tsx";
import { classTexts } from "../messages/class.ts";
import { privacyTexts } from "../messages/privacy.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { ConsentText } from "./consent-text.tsx";
import { EraseAccount } from "./erase-account.tsx";
import { KeptFor } from "./kept-for.tsx";

const givenSchema = z.object({ consent: z.nullable(z.string()) });

/** One's own data: the text that is agreed to, a copy of everything, and the end of the account. */
export default function PrivacyPart({ email }: { email: string }) {
  const texts = usePartTexts(privacyTexts);
  const [isAsking, setAsking] = useState(false);
  return (
    <section aria-labelledby="class-privacy">
      <h2 id="class-privacy">{texts.title}</h2>
      <Consent />
      <KeptFor />
      <p className="class__actions">
        <a className="button" href={`${import.meta.env.BASE_URL}api/account/data`} download>
          {texts.download}
        </a>
        <Button look="stop" icon="trash" onClick={() => setAsking(true)}>
          {texts.erase}
        </Button>
      </p>
      <p className="class__facts">{texts.downloadNote}</p>
      {isAsking ? <EraseAccount email={email} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

/** Whoever came by a provider, or before the text changed, is asked here. */
function Consent() {
  const texts = usePartTexts(privacyTexts);
  const classWords = usePartTexts(classTexts);
  const [isGiven, setGiven] = useState(true);
  const [told, setTold] = useState<Told>(nothingTold);
  useEffect(() => {
    let here = true;
    void askClass({ path: "session", schema: givenSchema }).then((answer) => {
      if (here && answer.ok) setGiven(answer.value.consent === consentVersion);
    });
    return () => {
      here = false;
    };
  }, []);
  const agree = async () => {
    const answer = await askClass({ method: "PUT", path: "account/consent", json: { version: consentVersion } });
    if (!answer.ok) return setTold({ text: answer.why === "later" ? classWords.later : answer.text, isRefusal: true });
    setGiven(true);
    setTold({ text: texts.agreed, isRefusal: false });
  };
  return (
    <>
      <h3>{texts.consentTitle}</h3>
      {isGiven ? null : <p>{texts.agreeLead}</p>}
      <ConsentText />
      {isGiven ? null : <Button onClick={() => void agree()}>{texts.agree}</Button>}
      <ToldLine told={told} />
    </>
  );
}
