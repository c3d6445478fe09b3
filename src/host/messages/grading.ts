import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Grading files in the browser: the page that grades, and the page of the course key. */
export const gradingTexts = bilingual({
  "pt-BR": {
    title: "Corrigir neste navegador",
    lead: "Solte aqui as entregas: arquivos, uma pasta, ou o zip como o Teams dá. Cada uma é executada de novo, com as verificações que estudantes não veem, e recebe a mesma nota que `npm run grade` dá. Os arquivos não saem deste computador.",
    files: "Escolher arquivos",
    folder: "Escolher uma pasta",
    reading: "Lendo os arquivos…",
    none: "Não há nenhum .html aí. As entregas são arquivos .html, soltos, em pastas ou em um zip.",
    damaged: (names: readonly string[]) =>
      `Não deu para abrir: ${pt.list(names)}. O zip está incompleto ou não é um zip. Baixe de novo, ou abra no computador e solte aqui a pasta.`,
    others: (count: number) =>
      `${pt.count(count, { one: "arquivo ficou", other: "arquivos ficaram" })} de fora: só .html e .zip podem ser entregas.`,
    unreadable: "O navegador não deixou ler o que foi solto. Use os botões acima.",
    noKey: "Este site foi publicado sem chave do curso",
    noKeyText:
      "Por isso ele não traz a parte lacrada dos laboratórios, e aqui não há como corrigir. Quem publica o site pode construir de novo com `npm run build -- --course-key`. Também dá para corrigir em um computador com Node: `npm run grade -- pasta`.",
    noAnswer: "O site não respondeu. Confira a rede e tente de novo.",
    lockedTitle: "Falta a chave do curso",
    locked: (labs: readonly string[]) =>
      `A parte lacrada está fechada em: ${pt.list(labs)}. Dê a chave em outra aba, em que nada de estudantes é executado; ela é esquecida logo depois.`,
    lab: (id: string, version: number) => `${id}, versão ${version}`,
    giveKey: "Dar a chave do curso (abre outra aba)",
    progress: (done: number, all: number) =>
      `${pt.number(done)} de ${pt.count(all, { one: "entrega", other: "entregas" })}`,
    stop: "Parar",
    goOn: "Continuar",
    visible:
      "Deixe esta aba à vista enquanto corrige: o navegador atrasa o que está em abas escondidas, e a nota poderia sair outra. Em segundo plano a correção espera.",
    oneProcess:
      "Neste navegador uma entrega que nunca termina para também esta página. Quando ele oferecer parar o script, aceite: essa entrega fica sem nota, e as outras continuam. No Chrome e no Edge a página não para.",
    unreached:
      "O site deixou de responder no meio de uma entrega. Ela não recebeu nota. Confira a rede e continue: as que já foram corrigidas ficam. Se repetir, o site mudou enquanto isso: baixe a tabela e recarregue a página.",
    fault: (detail: string) =>
      `A correção parou por um defeito nosso, e não da entrega. Continue; se repetir, recarregue a página. (${detail})`,
    csv: "Baixar a tabela (CSV)",
    json: "Baixar tudo (JSON)",
    jsonNote:
      "A tabela pode ser mostrada à turma. O JSON é só de quem ensina: nele só o que está em “feedback” pode ir a estudantes.",
    clear: "Tirar tudo da mesa",
    table: "Entregas",
    file: "Arquivo",
    names: "Nomes",
    ofLab: "Laboratório",
    state: "Situação",
    points: "Pontos",
    grade: "Nota",
    waiting: "Na fila",
    needsKey: "Espera a chave",
    grading: "Corrigindo…",
    graded: "Corrigida",
    remarked: "Corrigida, com observação",
    refused: "Sem nota",
    details: (file: string) => `Como foi ${file}`,
    byHand: (points: number) => `Falta dar à mão: ${pt.count(points, { one: "ponto", other: "pontos" })}.`,
    waitsForPerson: "Uma verificação não funcionou: decida à mão.",
    sealed: (passed: number, all: number) =>
      `${pt.number(passed)} de ${pt.count(all, { one: "verificação lacrada passou", other: "verificações lacradas passaram" })}`,
    tableName: "notas.csv",
    jsonName: "correcao.json",

    keyTitle: "Chave do curso",
    keyLead:
      "Nesta página nada de estudantes é executado. A chave não é guardada nem enviada: ela abre os laboratórios pedidos e é esquecida.",
    wanted: (labs: readonly string[]) => `A página de correção pede: ${pt.list(labs)}.`,
    key: "Chave",
    keyNote: "Oito grupos de sete letras e números. Maiúsculas, espaços e hífens não importam.",
    open: "Abrir os laboratórios",
    opening: "Abrindo…",
    keyLength: (length: number, all: number) =>
      `Falta ou sobra um pedaço: letras e números ao todo são ${all}, e aí estão ${length}. Copie a chave inteira.`,
    keySign: (sign: string) => `Nenhuma chave tem o sinal “${sign}”. Veja se copiou só a chave.`,
    keyMistyped: "Algum sinal foi trocado ao copiar: essa chave não existe. Confira grupo por grupo, ou cole a chave.",
    keyOther:
      "A chave está bem escrita, mas não é a deste site. Use a que apareceu quando ele foi construído; se ela se perdeu, construa com outra.",
    keyOffline: "O site não entregou os laboratórios. Confira a rede e tente de novo.",
    opened: (count: number) =>
      `${pt.count(count, { one: "laboratório aberto", other: "laboratórios abertos" })}, e a chave já foi esquecida. Feche esta aba e volte à da correção.`,
    notHere: (labs: readonly string[]) =>
      `Este site não traz ${pt.list(labs)}: as entregas foram feitas em outra versão. A página da correção diz o que fazer.`,
    alone:
      "Nenhuma página de correção pediu esta chave. Abra a correção, solte as entregas, e siga o botão que ela mostra.",
    toGrading: "Ir para a correção",
    insecure:
      "Este endereço é http sem proteção, e aí o navegador não sabe abrir o que foi lacrado. Abra o site por https, ou em localhost.",
  },
  en: {
    title: "Grade in this browser",
    lead: "Drop submissions here: files, a folder, or the zip as Teams gives it. Each is run again, with the checks that students do not see, and gets the grade that `npm run grade` gives. The files do not leave this computer.",
    files: "Choose files",
    folder: "Choose a folder",
    reading: "Reading the files…",
    none: "There is no .html there. Submissions are .html files: loose, in folders or in a zip.",
    damaged: (names) =>
      `Could not be opened: ${en.list(names)}. The zip is incomplete, or no zip. Download it again, or open it on the computer and drop the folder here.`,
    others: (count) =>
      `${en.count(count, { one: "file was", other: "files were" })} left out: only .html and .zip can be submissions.`,
    unreadable: "The browser did not let us read what was dropped. Use the buttons above.",
    noKey: "This site was published without a course key",
    noKeyText:
      "It does not carry the sealed part of its labs, so nothing can be graded here. Who publishes the site can build it again with `npm run build -- --course-key`. A computer with Node can grade too: `npm run grade -- folder`.",
    noAnswer: "The site did not answer. Check the network and try again.",
    lockedTitle: "The course key is needed",
    locked: (labs) =>
      `The sealed part is locked in: ${en.list(labs)}. Give the key in another tab, where nothing of students is run; it is forgotten right after.`,
    lab: (id, version) => `${id}, version ${version}`,
    giveKey: "Give the course key (opens another tab)",
    progress: (done, all) => `${en.number(done)} of ${en.count(all, { one: "submission", other: "submissions" })}`,
    stop: "Stop",
    goOn: "Go on",
    visible:
      "Keep this tab in sight while it grades: browsers slow hidden tabs down, and the grade could be another. In the background grading waits.",
    oneProcess:
      "In this browser a submission that never ends stops this page too. When the browser offers to stop the script, accept: that submission has no grade, and the others go on. In Chrome and Edge the page does not stop.",
    unreached:
      "The site stopped answering in the middle of a submission. It has no grade. Check the network and go on: those that are graded stay. If it happens again, the site has changed meanwhile: download the table and reload the page.",
    fault: (detail) =>
      `Grading stopped by a fault of ours, not of the submission. Go on; if it happens again, reload the page. (${detail})`,
    csv: "Download the table (CSV)",
    json: "Download everything (JSON)",
    jsonNote:
      "The table may be shown to the class. The JSON is for whoever teaches: only what stands in “feedback” may go to students.",
    clear: "Clear the desk",
    table: "Submissions",
    file: "File",
    names: "Names",
    ofLab: "Lab",
    state: "State",
    points: "Points",
    grade: "Grade",
    waiting: "In the queue",
    needsKey: "Waits for the key",
    grading: "Grading…",
    graded: "Graded",
    remarked: "Graded, with a remark",
    refused: "No grade",
    details: (file) => `How ${file} did`,
    byHand: (points) => `To be given by hand: ${en.count(points, { one: "point", other: "points" })}.`,
    waitsForPerson: "A check did not work: decide by hand.",
    sealed: (passed, all) =>
      `${en.number(passed)} of ${en.count(all, { one: "sealed check passed", other: "sealed checks passed" })}`,
    tableName: "grades.csv",
    jsonName: "grading.json",

    keyTitle: "Course key",
    keyLead:
      "Nothing of students is run on this page. The key is neither kept nor sent: it opens the labs that are asked for, and is forgotten.",
    wanted: (labs) => `The grading page asks for: ${en.list(labs)}.`,
    key: "Key",
    keyNote: "Eight groups of seven letters and digits. Capitals, spaces and hyphens do not matter.",
    open: "Open the labs",
    opening: "Opening…",
    keyLength: (length, all) =>
      `A piece is missing or too much: letters and digits should be ${all}, and there are ${length}. Copy the whole key.`,
    keySign: (sign) => `No key has the sign “${sign}”. See whether you copied only the key.`,
    keyMistyped: "Some sign was changed in copying: there is no such key. Compare group by group, or paste the key.",
    keyOther:
      "The key is well written, but not this site's. Use the one that was shown when the site was built; if it is lost, build with another.",
    keyOffline: "The site did not give the labs. Check the network and try again.",
    opened: (count) =>
      `${en.count(count, { one: "lab is open", other: "labs are open" })}, and the key is forgotten. Close this tab and go back to the one that grades.`,
    notHere: (labs) =>
      `This site does not carry ${en.list(labs)}: the work was done in another version. The grading page says what to do.`,
    alone:
      "No grading page asked for this key. Open grading, drop the submissions, and follow the button that it shows.",
    toGrading: "Go to grading",
    insecure:
      "This address is http without protection, where a browser cannot open what was locked. Open the site by https, or on localhost.",
  },
});
