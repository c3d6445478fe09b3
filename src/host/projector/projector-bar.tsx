import "../styles/mode-chip.css";
import "../styles/projector.css";
import { useEffect } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { projectorTexts } from "../messages/projector.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { setProjector } from "../settings/projector.ts";

/** That the page is for a room now, and the way out of it. While it stands, the page is so. */
export default function ProjectorBar() {
  const texts = usePartTexts(projectorTexts);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.projector = "";
    return () => {
      delete dataset.projector;
    };
  }, []);
  return (
    <aside className="mode-chip mode-chip--projector" aria-label={texts.on}>
      <p role="status">
        <Icon name="screen" /> {texts.on}
      </p>
      <p className="hidden-text">{texts.hint}</p>
      <Button onClick={() => setProjector(false)}>{texts.leave}</Button>
    </aside>
  );
}
