import { bilingual } from "./bilingual.ts";

/** Whoever teaches looks at a course as a student. */
export const fakeStudentTexts = bilingual({
  "pt-BR": {
    look: "Ver como estudante",
    lookNote:
      "Você trabalha, entrega e recebe correção como estudante de teste das suas turmas. Ele não entra na lista, nas notas, nas estatísticas nem nos arquivos. Outras abas desta página também mudam quando forem recarregadas.",
    isFake: "Você está como estudante de teste: nada do que fizer conta.",
    chip: "Estudante de teste",
    back: "Voltar a dar o curso",
  },
  en: {
    look: "See as a student",
    lookNote:
      "You work, hand in and are graded as a test student of your courses. It is in no roster, gradebook, statistics or file. Other tabs of this page change too, once they are reloaded.",
    isFake: "You are the test student: nothing that you do counts.",
    chip: "Test student",
    back: "Back to teaching",
  },
});
