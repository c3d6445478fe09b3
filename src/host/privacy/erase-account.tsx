import { deleteDB } from "idb";
import { type SubmitEvent, useState } from "react";
import { askClass } from "../class/class-server.ts";
import { Field } from "../class/field.tsx";
import { rememberClass } from "../class/known-class.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { classTexts } from "../messages/class.ts";
import { privacyTexts } from "../messages/privacy.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { deviceAccount, forgetAccount, leaveAccount } from "../storage/device-account.ts";
import { tellErasing } from "../storage/erased.ts";
import { theDatabase } from "../storage/the-database.ts";

/** Deletes the account on the server, and then what this browser keeps of it. */
export function EraseAccount({ email, onClose }: { email: string; onClose: () => void }) {
  const m = useMessages();
  const texts = usePartTexts(privacyTexts);
  const classWords = usePartTexts(classTexts);
  const [typed, setTyped] = useState("");
  const [isErasing, setErasing] = useState(false);
  const [refusal, setRefusal] = useState("");
  const isSure = typed.trim().toLowerCase() === email && !isErasing;
  const erase = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isSure) return;
    setErasing(true);
    const answer = await askClass({ method: "DELETE", path: "account", json: { email } });
    if (!answer.ok) {
      setRefusal(answer.why === "later" ? classWords.later : answer.text);
      setErasing(false);
      return;
    }
    rememberClass(null);
    const account = deviceAccount();
    leaveAccount();
    // Tabs that have a lab open hold the database, and would write again.
    await tellErasing();
    try {
      const database = theDatabase();
      await database.close();
      if (account) {
        await deleteDB(database.name);
        forgetAccount(account.id);
      }
    } catch {
      setRefusal(texts.eraseLocalFailed);
      return;
    }
    location.reload();
  };
  return (
    <Dialog title={texts.eraseTitle} onClose={onClose}>
      <form className="class__form" onSubmit={(event) => void erase(event)}>
        <p>{texts.eraseText}</p>
        <p>{texts.eraseKeeps}</p>
        <Field
          label={texts.eraseType}
          type="email"
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <p className="class__actions">
          <Button look="stop" icon="trash" type="submit" aria-disabled={!isSure}>
            {texts.eraseDo}
          </Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </p>
        <p role="alert">{refusal}</p>
      </form>
    </Dialog>
  );
}
