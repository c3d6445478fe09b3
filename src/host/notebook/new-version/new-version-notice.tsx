import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { newVersionTexts } from "../../messages/new-version.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";

/** Says that the lab has a new version, or that another tab is in it already. */
export function NewVersionNotice({ state }: { state: "offered" | "elsewhere" }) {
  const m = useMessages();
  const texts = usePartTexts(newVersionTexts);
  const { run } = useActions();
  const [isLater, setLater] = useState(false);
  if (state === "elsewhere") {
    return (
      <div className="notice" role="status">
        <Icon name="stale" />
        <p>{texts.elsewhere}</p>
        <Button onClick={() => location.reload()}>{m.reload}</Button>
      </div>
    );
  }
  if (isLater) return null;
  return (
    <div className="notice" role="status">
      <Icon name="stale" />
      <p>{texts.offered}</p>
      <Button onClick={() => run("newVersion")}>{texts.see}</Button>
      <Button look="quiet" onClick={() => setLater(true)}>
        {texts.later}
      </Button>
    </div>
  );
}
