import { referencePath } from "../app/router.ts";
import type { EditorWorld } from "../editor/editor.ts";
import { editingTexts } from "../messages/editing.ts";
import type { Session } from "../session/snapshot.ts";
import { liveValue } from "./live-value.ts";

/** What the editor asks of the notebook that it stands in. */
export function editorWorld(session: Session, say: (text: string) => void): EditorWorld {
  const language = () => session.getSnapshot().lab.language;
  return {
    async past(cell) {
      const texts = (await session.history(cell)).map(({ text }) => text).reverse();
      const starter = session.getSnapshot().cells.find(({ id }) => id === cell)?.starter ?? "";
      return texts.includes(starter) ? texts : [starter, ...texts];
    },
    async describe(name) {
      const [found] = await session.describe([name]);
      return found ? liveValue(found, language()) : null;
    },
    reference({ name, subModule }) {
      const { href } = new URL(referencePath(name, subModule), location.href);
      return { label: editingTexts[language()].reference(name), address: href };
    },
    onTabLeaves(leaves) {
      const { tab } = editingTexts[language()];
      say(leaves ? tab.leaves : tab.indents);
    },
  };
}
