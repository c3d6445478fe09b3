import { useState } from "react";
import "../styles/update-bar.css";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { offlineTexts } from "../messages/offline.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";

/** What there is to say of versions of Bancada. */
export type UpdateNews = "offered" | "elsewhere" | "outdated";

interface UpdateBarProps {
  readonly news: UpdateNews;
  /** Makes the new version this page's; null where a reload is all that it takes. */
  readonly onUpdate: (() => void) | null;
}

/** Says calmly that there is a new version; it is taken when the student agrees, and never else. */
export function UpdateBar({ news, onUpdate }: UpdateBarProps) {
  const texts = usePartTexts(offlineTexts);
  const [put, setPut] = useState<{ readonly off: UpdateNews | null; readonly updating: boolean }>({
    off: null,
    updating: false,
  });
  if (put.off === news) return null;
  const update = () => {
    setPut({ ...put, updating: true });
    if (onUpdate) onUpdate();
    else location.reload();
  };
  return (
    <aside className="update-bar notice" aria-label={texts.label}>
      <Icon name="stale" />
      <p role="status">{texts[news]}</p>
      <Button aria-disabled={put.updating} onClick={() => put.updating || update()}>
        {put.updating ? texts.updating : onUpdate ? texts.update : texts.reload}
      </Button>
      <Button look="quiet" onClick={() => setPut({ ...put, off: news })}>
        {texts.later}
      </Button>
    </aside>
  );
}
