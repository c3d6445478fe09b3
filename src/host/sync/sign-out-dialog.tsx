import { useEffect, useState } from "react";
import { askClass } from "../class/class-server.ts";
import { rememberClass } from "../class/known-class.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { classTexts } from "../messages/class.ts";
import { syncTexts } from "../messages/sync.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { deviceAccount, forgetAccount, leaveAccount } from "../storage/device-account.ts";
import { tellErasing } from "../storage/erased.ts";
import { theDatabase } from "../storage/the-database.ts";
import { removeSynced } from "./remove-synced.ts";
import { theSync } from "./the-sync.ts";

/** Signing out: first all goes up that can, then whoever leaves chooses whether their work stays on this computer. */
export default function SignOutDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages();
  const texts = usePartTexts(syncTexts);
  const classWords = usePartTexts(classTexts);
  const [isSafe, setSafe] = useState<boolean | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [refusal, setRefusal] = useState("");
  useEffect(() => {
    let here = true;
    const looked = theSync()?.run() ?? Promise.resolve(null);
    void looked.then((status) => here && setSafe(status === null || (status.is === "same" && status.kept === 0)));
    return () => {
      here = false;
    };
  }, []);
  const leave = async ({ removes }: { removes: boolean }) => {
    if (isLeaving) return;
    setLeaving(true);
    setRefusal("");
    const answer = await askClass({ method: "DELETE", path: "session" });
    if (!answer.ok) {
      // Still signed in: on a computer of many people they have to know.
      setRefusal(answer.why === "later" ? classWords.signOutFailed : answer.text);
      setLeaving(false);
      return;
    }
    rememberClass(null);
    const account = deviceAccount();
    leaveAccount();
    // Tabs that have a lab open would write it again: they close it first.
    await tellErasing();
    try {
      if (removes && (await removeHere()) && account) forgetAccount(account.id);
    } catch {
      setRefusal(texts.leftUnsure);
      return;
    }
    location.reload();
  };
  return (
    <Dialog title={texts.signOutTitle} onClose={onClose}>
      <p role="status">
        {isSafe === null ? texts.signOutChecking : null}
        {isSafe === true ? texts.signOutSafe : null}
        {isSafe === false ? texts.signOutUnsafe : null}
      </p>
      <p className="class__facts">{texts.signOutStays}</p>
      <p className="class__actions">
        <Button
          look="main"
          aria-disabled={isSafe === null || isLeaving}
          onClick={() => {
            if (isSafe !== null) void leave({ removes: true });
          }}
        >
          {texts.leaveAndRemove}
        </Button>
        <Button aria-disabled={isLeaving} onClick={() => void leave({ removes: false })}>
          {texts.leaveOnly}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {m.cancel}
        </Button>
      </p>
      <p role="status">{isLeaving ? texts.leaving : ""}</p>
      <p role="alert">{refusal}</p>
    </Dialog>
  );
}

/** @returns is nothing left? */
async function removeHere(): Promise<boolean> {
  const connection = await theDatabase().connect();
  const { left } = await removeSynced(connection);
  const others = await Promise.all([
    ...(["bases", "kept"] as const).map((store) => connection.count(store)),
    connection.getAll("outbox").then((rows) => rows.filter(({ state }) => state === "waiting").length),
  ]);
  return left === 0 && others.every((count) => count === 0);
}
