import { useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../class/class-server.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { selfTestTexts } from "../messages/self-test.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { runSelfTest, type SelfCheck, type TestedBrowser } from "./run-self-test.ts";

/** A student finds out at home whether labs run on their computer; whoever teaches sees it. */
export default function SelfTestPart() {
  const texts = usePartTexts(selfTestTexts);
  const [checks, setChecks] = useState<readonly SelfCheck[]>([]);
  const [told, setTold] = useState("");
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    if (isRunning) return;
    setRunning(true);
    setTold(texts.running);
    const found = await runSelfTest(thisBrowser());
    setChecks(found.checks);
    const answer = await askClass({ method: "PUT", path: "account/self-test", json: found });
    setTold(answer.ok ? texts.sent : texts.notSent);
    setRunning(false);
  };
  return (
    <section aria-labelledby="class-self-test">
      <h2 id="class-self-test">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <ul className="class__tasks">
        {checks.map(({ id, outcome, value }) => (
          <li key={id}>
            <p>
              <Icon name={outcome === "good" ? "check" : "warn"} /> {texts.names[id]}: {value},{" "}
              {texts.outcomes[outcome]}
            </p>
            {outcome === "good" ? null : <p className="class__facts">{texts.advice[id]}</p>}
          </li>
        ))}
      </ul>
      <Button aria-disabled={isRunning} onClick={() => void run()}>
        {texts.run}
      </Button>
      <p role="status" className="class__told">
        {told}
      </p>
    </section>
  );
}

function thisBrowser(): TestedBrowser {
  const memory = z.object({ deviceMemory: z.number() }).safeParse({
    deviceMemory: "deviceMemory" in navigator ? navigator.deviceMemory : undefined,
  });
  return {
    userAgent: navigator.userAgent,
    memoryGb: memory.success ? memory.data.deviceMemory : null,
    async roomMb() {
      // Over plain http nobody can ask.
      const estimate = await navigator.storage?.estimate?.();
      return estimate?.quota === undefined ? null : estimate.quota / 1e6;
    },
    async ask() {
      const answer = await askClass({ path: "server" });
      if (!answer.ok) throw new Error(answer.why);
    },
    now: () => performance.now(),
  };
}
