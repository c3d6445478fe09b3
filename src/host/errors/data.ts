import { type Explain, say } from "./explanation.ts";

/** JSON, the network, empty lists, odd lengths. */
export const explainData: Explain = ({ name, message }) => {
  if (/\[object Object\].*is not valid JSON/.test(message))
    return say(
      ["JSON.parse recebeu um objeto, que já está lido.", "JSON.parse received an object, which is read already."],
      ["Tire o JSON.parse e use o objeto direto.", "Take JSON.parse away and use the object itself."],
    );
  if (/circular structure to JSON|cyclic object value/.test(message))
    return say(
      [
        "JSON.stringify recebeu um objeto que contém a si mesmo, e esse texto não teria fim.",
        "JSON.stringify received an object that holds itself, and its text would have no end.",
      ],
      [
        "Escreva só os campos de que precisa: JSON.stringify({nome: objeto.nome}).",
        "Write only the fields that you need: JSON.stringify({name: object.name}).",
      ],
    );
  if (name === "SyntaxError" && /JSON|Unexpected end of input/.test(message)) {
    const [, , line] = /position (\d+)(?: \(line (\d+))?/.exec(message) ?? [];
    const where = line ? [` (linha ${line} do texto)`, ` (line ${line} of the text)`] : ["", ""];
    return say(
      [`O texto não é JSON válido${where[0]}.`, `The text is not valid JSON${where[1]}.`],
      [
        "Em JSON os nomes e os textos têm aspas duplas, não há vírgula depois do último item, e não há comentários. Mostre o texto com display(…).",
        "In JSON names and texts have double quotes, no comma follows the last item, and there are no comments. Show the text with display(…).",
      ],
    );
  }
  if (/Failed to fetch|NetworkError|Content Security Policy/.test(message))
    return say(
      [
        "O caderno não alcança a internet: as células rodam isoladas, para que nada saia daqui.",
        "The notebook does not reach the internet: cells run apart, so that nothing leaves.",
      ],
      [
        'Use os dados do laboratório (import … from "bancada/datasets"), ou solte um arquivo na página.',
        'Use the lab\'s data (import … from "bancada/datasets"), or drop a file on the page.',
      ],
    );
  if (/reduce of empty array/i.test(message))
    return say(
      [
        "reduce recebeu uma lista vazia e não tem por onde começar.",
        "reduce received an empty list and has nothing to begin with.",
      ],
      [
        "Dê o valor inicial: lista.reduce((soma, x) => soma + x, 0). E confira por que a lista está vazia.",
        "Give the first value: list.reduce((sum, x) => sum + x, 0). And check why the list is empty.",
      ],
    );
  return null;
};
