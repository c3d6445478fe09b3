import { Button } from "../components/button.tsx";
import { syncTexts } from "../messages/sync.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { deviceAccount, knownAccounts, leaveAccount } from "../storage/device-account.ts";
import { tellErasing } from "../storage/erased.ts";

/** Before somebody signs in: whose work this browser has, and whose it shows. */
export function KeptHere() {
  const texts = usePartTexts(syncTexts);
  const { format } = useMessages();
  const shown = deviceAccount();
  const others = knownAccounts().filter(({ id }) => id !== shown?.id);
  const leave = async () => {
    leaveAccount();
    await tellErasing();
    location.reload();
  };
  return (
    <>
      {shown ? (
        <p className="class__lead">
          {texts.sessionOver(shown.name)} <Button onClick={() => void leave()}>{texts.notMe(shown.name)}</Button>
        </p>
      ) : null}
      {others.length > 0 ? (
        <p className="class__lead">{texts.keptHere(format.list(others.map(({ name }) => name)))}</p>
      ) : null}
    </>
  );
}
