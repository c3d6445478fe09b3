import { bilingual } from "./bilingual.ts";

/** The mode for a room's projector, and looking at a course as a student. */
export const projectorTexts = bilingual({
  "pt-BR": {
    on: "Modo projetor",
    hint: "Texto grande, sem nomes, notas nem avisos. Para aumentar também os gráficos: Ctrl e +.",
    enterNote:
      "Para projetar um laboratório na sala: texto grande, e nada na tela que seja de alguém. Para aumentar também os gráficos: Ctrl e +. No laboratório, Shift+Alt+P entra e sai.",
    leave: "Sair do modo projetor",
    hiddenTitle: "Escondido no modo projetor",
    hiddenText: "Esta página mostra nomes, notas ou trabalho de alguém. Saia do modo projetor para vê-la.",
  },
  en: {
    on: "Projector mode",
    hint: "Large text, no names, no grades, no notices. To enlarge charts too: Ctrl and +.",
    enterNote:
      "To show a lab to the room: large text, and nothing on the screen that is somebody's. To enlarge charts too: Ctrl and +. In a lab, Shift+Alt+P enters and leaves.",
    leave: "Leave projector mode",
    hiddenTitle: "Hidden in projector mode",
    hiddenText: "This page shows somebody's name, grades or work. Leave projector mode to see it.",
  },
});
