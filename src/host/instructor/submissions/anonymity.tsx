import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Icon } from "../../components/icon.tsx";
import { anonymityTexts } from "../../messages/anonymity.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { AskFirst } from "../people/ask-first.tsx";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";

const anonymitySchema = z.object({
  state: z.enum(["shown", "hidden", "revealed"]),
  by: z.string(),
  at: z.nullable(z.string()),
});

interface AnonymityProps {
  readonly assignment: string;
  /** Names came or went: what shows them is to be asked for anew. */
  readonly onChanged: () => Promise<void>;
}

/** Does whoever grades see whose work it is? Hiding it, and revealing it for good. */
export function Anonymity({ assignment, onChanged }: AnonymityProps) {
  const texts = usePartTexts(anonymityTexts);
  const { format } = useMessages();
  const path = `assignments/${assignment}/anonymity`;
  const [answer, again] = useAsked(path, anonymitySchema);
  const { told, run } = useAction();
  const change = async (hidden: boolean) => {
    const good = hidden ? texts.hiddenDone : texts.revealDone;
    if ((await run(() => askClass({ method: "PUT", path, json: { hidden } }), good)) === null) return;
    await Promise.all([again(), onChanged()]);
  };
  return (
    <div className="teach__anonymity">
      <Answered answer={answer} again={again}>
        {({ state, by, at }) => (
          <>
            {state === "hidden" ? (
              <p className="note">
                <Icon name="lock" />
                <span>{texts.hidden}</span>
              </p>
            ) : null}
            {state === "revealed" ? (
              <p className="class__facts">{texts.revealed(by, at === null ? "" : format.date(at))}</p>
            ) : (
              <AskFirst
                key={state}
                action={state === "shown" ? texts.hide : texts.reveal}
                question={state === "shown" ? texts.hideQuestion : texts.revealQuestion}
                cancel={texts.cancel}
                onDo={() => change(state === "shown")}
              />
            )}
          </>
        )}
      </Answered>
      <ToldLine told={told} />
    </div>
  );
}
