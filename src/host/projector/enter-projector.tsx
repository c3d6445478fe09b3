import { Button } from "../components/button.tsx";
import { projectorTexts } from "../messages/projector.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { setProjector } from "../settings/projector.ts";

/** For whoever teaches, before the class: the page as a room may see it. In a lab it is a command with a key. */
export function EnterProjector() {
  const texts = usePartTexts(projectorTexts);
  return (
    <section className="class__course">
      <p className="class__lead">{texts.enterNote}</p>
      <Button icon="screen" onClick={() => setProjector(true)}>
        {texts.on}
      </Button>
    </section>
  );
}
