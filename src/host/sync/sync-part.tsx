import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../components/button.tsx";
import { syncTexts } from "../messages/sync.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { BringWork } from "./bring-work.tsx";
import type { Sync } from "./sync.ts";
import { theSync } from "./the-sync.ts";

/** How this device and the account stand to each other, and what could be brought into it. */
export default function SyncPart({ name }: { name: string }) {
  const texts = usePartTexts(syncTexts);
  const sync = theSync();
  if (sync === null) return null;
  return (
    <section aria-labelledby="class-sync">
      <h2 id="class-sync">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <SyncLine sync={sync} />
      <BringWork name={name} onBrought={() => void sync.run()} />
    </section>
  );
}

function SyncLine({ sync }: { sync: Sync }) {
  const texts = usePartTexts(syncTexts);
  const { format } = useMessages();
  const status = useSyncExternalStore(sync.subscribe, sync.getStatus);
  // Every half minute it works for a moment: said aloud is only what came of it.
  const [said, setSaid] = useState(status.is);
  useEffect(() => {
    if (status.is !== "working") setSaid(status.is);
  }, [status.is]);
  return (
    <div aria-busy={status.is === "working"}>
      <p role="status">{said === "refused" ? status.told : texts.states[said]}</p>
      <p className="class__facts">{status.at === "" ? texts.never : texts.lastAt(format.date(status.at))}</p>
      {status.kept > 0 ? <p className="class__facts">{texts.kept(status.kept)}</p> : null}
      <Button icon="restart" onClick={() => void sync.run()}>
        {texts.now}
      </Button>
    </div>
  );
}
