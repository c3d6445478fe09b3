import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { projectorTexts } from "../messages/projector.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { setProjector } from "../settings/projector.ts";

/** Stands for a page that shows what is somebody's. */
export default function HiddenPage() {
  const texts = usePartTexts(projectorTexts);
  useTitle(texts.hiddenTitle);
  return (
    <MessagePage icon="lock" title={texts.hiddenTitle} text={texts.hiddenText}>
      <Button look="main" onClick={() => setProjector(false)}>
        {texts.leave}
      </Button>
    </MessagePage>
  );
}
