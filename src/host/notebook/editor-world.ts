import type { EditorWorld } from "../editor/editor.ts";
import type { Session } from "../session/snapshot.ts";

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
      const [[found], { liveValue }] = await Promise.all([session.describe([name]), import("./live-value.ts")]);
      return found ? liveValue(found, language()) : null;
    },
    onTabLeaves(leaves) {
      void import("../messages/editing.ts").then(({ editingTexts }) => {
        const { tab } = editingTexts[language()];
        say(leaves ? tab.leaves : tab.indents);
      });
    },
  };
}
