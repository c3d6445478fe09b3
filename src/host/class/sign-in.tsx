import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { consentVersion } from "../../shared/consent.ts";
import { linkTo } from "../app/router.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { privacyTexts } from "../messages/privacy.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { ConsentText } from "../privacy/consent-text.tsx";
import { type Answer, askClass } from "./class-server.ts";
import { Field } from "./field.tsx";
import { type Provider, useProviders } from "./providers.ts";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

interface SignInProps {
  /** Why one is to sign in here and now, after something that was done elsewhere; mostly empty. */
  readonly note: string;
  readonly onSignedIn: () => Promise<void>;
}

/** An account: signing in to it, or making it. */
export function SignIn({ note, onSignedIn }: SignInProps) {
  const texts = usePartTexts(classTexts);
  const { bySigningUp } = usePartTexts(privacyTexts);
  const [isNew, setNew] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [remember, setRemember] = useState(false);
  const [told, setTold] = useState<Told>(nothingTold);
  const [isAsking, setAsking] = useState(false);
  const providers = useProviders();

  const tell = (answer: Answer<unknown>, good = "") => {
    const text = answer.ok ? good : answer.why === "later" ? texts.later : answer.text;
    setTold({ text, isRefusal: !answer.ok });
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isAsking) return;
    setAsking(true);
    setTold({ text: texts.loading, isRefusal: false });
    const answer = isNew
      ? await askClass({ method: "POST", path: "account", json: { name, email, password, consent: consentVersion } })
      : await askClass({ method: "POST", path: "session", json: { email, password, remember } });
    tell(answer);
    setAsking(false);
    if (answer.ok) await onSignedIn();
  };
  const forgot = async () => {
    if (email === "") return setTold({ text: texts.emailFirst, isRefusal: true });
    tell(await askClass({ method: "POST", path: "account/password-letter", json: { email } }), texts.letterSent);
  };
  const goTo = async (provider: Provider["id"]) => {
    const json = { provider, returnTo: linkTo({ page: "class" }) };
    const schema = z.object({ url: z.url() });
    const answer = await askClass({ method: "POST", path: "session/provider", json, schema });
    if (answer.ok) location.assign(answer.value.url);
    else tell(answer);
  };
  return (
    <form className="class__form" onSubmit={(event) => void submit(event)}>
      {note === "" ? null : (
        <p role="alert" className="note note--warn">
          <Icon name="warn" />
          <span>{note}</span>
        </p>
      )}
      <h2>{isNew ? texts.signUp : texts.signIn}</h2>
      <p className="class__lead">{isNew ? texts.signUpLead : texts.signInLead}</p>
      {isNew ? (
        <Field
          label={texts.name}
          note={texts.nameNote}
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      ) : null}
      <Field
        label={texts.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <Field
        label={texts.password}
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        minLength={isNew ? 8 : 1}
        maxLength={128}
        value={password}
        {...(isNew ? { note: texts.passwordNote } : {})}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      {isNew ? null : (
        <label className="class__remember">
          <input
            type="checkbox"
            checked={remember}
            onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
          />
          <span>{texts.remember}</span>
        </label>
      )}
      {isNew ? (
        <div>
          <p>{bySigningUp}</p>
          <ConsentText />
        </div>
      ) : null}
      <div className="class__actions">
        <Button look="main" type="submit" aria-disabled={isAsking}>
          {isNew ? texts.signUp : texts.signIn}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setNew(!isNew);
            setTold(nothingTold);
          }}
        >
          {isNew ? texts.haveAccount : texts.signUp}
        </Button>
        {isNew ? null : (
          <Button look="quiet" onClick={() => void forgot()}>
            {texts.forgot}
          </Button>
        )}
      </div>
      {providers.length > 0 ? (
        <div className="class__actions">
          {providers.map((provider) => (
            <Button key={provider.id} onClick={() => void goTo(provider.id)}>
              {texts.with(provider.name)}
            </Button>
          ))}
        </div>
      ) : null}
      <ToldLine told={told} />
    </form>
  );
}
