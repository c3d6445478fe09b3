import { type Explain, say } from "./explanation.ts";

const shape = (text: string): string => `[${text.replaceAll(",", ", ").replace("null", "…").replace("*", "…")}]`;

/** tfjs's errors: shapes, disposed tensors, what is no tensor. Its words are those of 4.22. */
export const explainTensor: Explain = ({ message }) => {
  if (/Tensor is disposed/.test(message))
    return say(
      [
        "O tensor já foi descartado: a memória dele foi devolvida.",
        "The tensor was already disposed: its memory was given back.",
      ],
      [
        "Um dispose() ou um tf.tidy(…) o descartou antes deste uso. Devolva-o no return do tidy, ou use tf.keep(tensor); o que outra célula mostra precisa sair por um nome dela.",
        "A dispose() or a tf.tidy(…) threw it away before this use. Return it from the tidy, or use tf.keep(tensor); what another cell shows must leave by a name of it.",
      ],
    );
  const product =
    /Error in matMul: inner shapes \((\d+)\) and \((\d+)\) of Tensors with shapes ([\d,]+) and ([\d,]+)/.exec(message);
  if (product) {
    const [, columns = "", rows = "", a = "", b = ""] = product;
    return say(
      [
        `matMul: ${shape(a)} × ${shape(b)} não combina. A primeira tem ${columns} colunas e a segunda ${rows} linhas; precisam ser iguais.`,
        `matMul: ${shape(a)} × ${shape(b)} do not fit. The first has ${columns} columns and the second ${rows} rows; they must be equal.`,
      ],
      [
        "Confira a ordem dos dois, ou transponha um deles: matriz.transpose(). Um vetor vira coluna com .reshape([-1, 1]).",
        "Check the order of the two, or transpose one: matrix.transpose(). A vector becomes a column by .reshape([-1, 1]).",
      ],
    );
  }
  const batch =
    /(input|target)\S* expected a batch of elements where each example has shape \[([\d,]*)\].* received an input with (\d+) examples, each with shape \[([\d,]*)\]/.exec(
      message,
    );
  if (batch) {
    const [, which, wanted = "", , got = ""] = batch;
    return which === "target"
      ? say(
          [
            `O modelo devolve ${shape(wanted)} para cada exemplo, e o y que chegou tem ${shape(got)}.`,
            `The model gives ${shape(wanted)} for each example, and the y that came has ${shape(got)}.`,
          ],
          [
            "Ajuste units da última camada ao número de colunas de y. Com classes em números inteiros, use tf.oneHot ou a perda sparseCategoricalCrossentropy.",
            "Set units of the last layer to the number of columns of y. With classes as whole numbers use tf.oneHot, or the loss sparseCategoricalCrossentropy.",
          ],
        )
      : say(
          [
            `O modelo espera ${shape(wanted)} por exemplo, e o X que chegou tem ${shape(got)}.`,
            `The model expects ${shape(wanted)} for each example, and the X that came has ${shape(got)}.`,
          ],
          inputTry,
        );
  }
  const checked =
    /Error when checking .*?: expected \S+ to have shape \[([\w,]*)\],? but got array with shape \[([\d,]*)\]/.exec(
      message,
    );
  if (checked) {
    const [, wanted = "", got = ""] = checked;
    return say(
      [
        `O modelo espera ${shape(wanted)}, e chegou ${shape(got)}.`,
        `The model expects ${shape(wanted)}, and ${shape(got)} came.`,
      ],
      inputTry,
    );
  }
  const samples = /Found (\d+) input sample\(s\) and (\d+) target sample/.exec(message);
  if (samples)
    return say(
      [
        `X tem ${samples[1]} linhas e y tem ${samples[2]}: cada exemplo precisa da sua resposta.`,
        `X has ${samples[1]} rows and y has ${samples[2]}: each example needs its answer.`,
      ],
      [
        "Procure onde só um dos dois foi filtrado, cortado ou embaralhado.",
        "Look for where only one of the two was filtered, cut or shuffled.",
      ],
    );
  const broadcast = /could not be broadcast together with shapes ([\d,]*) and ([\d,]*)/.exec(message);
  if (broadcast)
    return say(
      [
        `As formas ${shape(broadcast[1] ?? "")} e ${shape(broadcast[2] ?? "")} não se combinam nesta conta.`,
        `The shapes ${shape(broadcast[1] ?? "")} and ${shape(broadcast[2] ?? "")} do not combine in this computation.`,
      ],
      [
        "Da direita para a esquerda, os tamanhos precisam ser iguais ou 1. Um vetor por linha vira coluna com .reshape([-1, 1]).",
        "From right to left, sizes must be equal or 1. A vector with one value a row becomes a column by .reshape([-1, 1]).",
      ],
    );
  const reshaped = /Size\((\d+)\) must match the product of shape ([\d,]+)/.exec(message);
  if (reshaped)
    return say(
      [
        `São ${reshaped[1]} valores, e ${shape(reshaped[2] ?? "")} guarda outra quantidade.`,
        `There are ${reshaped[1]} values, and ${shape(reshaped[2] ?? "")} holds another number.`,
      ],
      [
        "O produto dos tamanhos precisa dar o total. Um -1 deixa a conta com o tfjs: .reshape([-1, 2]).",
        "The product of the sizes must give the total. A -1 leaves the sum to tfjs: .reshape([-1, 2]).",
      ],
    );
  const built = /Based on the provided shape, \[([\d,]+)\], the tensor should have (\d+) values but has (\d+)/.exec(
    message,
  );
  if (built)
    return say(
      [
        `A forma ${shape(built[1] ?? "")} pede ${built[2]} valores, e a lista tem ${built[3]}.`,
        `The shape ${shape(built[1] ?? "")} asks for ${built[2]} values, and the list has ${built[3]}.`,
      ],
      [
        "Confira o tamanho da lista, e se alguma linha é mais curta que as outras.",
        "Check the length of the list, and whether a row is shorter than the others.",
      ],
    );
  const type =
    /Argument '(\w+)' passed to '(\w+)' must be (?:a Tensor or TensorLike, but got '(\w+)'|(\w+) tensor, but got (\w+) tensor)/.exec(
      message,
    );
  if (type) {
    const [, , operation = "", kind, wanted = "", got = ""] = type;
    if (kind === "Promise")
      return say(
        [
          `tf.${operation} recebeu uma promessa: o valor ainda não chegou.`,
          `tf.${operation} received a promise: its value has not come yet.`,
        ],
        ["Ponha await antes da função que dá o valor.", "Put await before the function that gives the value."],
      );
    const came = kind ?? got;
    if (came === "string" || wanted === "numeric")
      return say(
        [
          `tf.${operation} faz conta com números, e recebeu texto.`,
          `tf.${operation} computes with numbers, and received text.`,
        ],
        [
          "Converta a coluna antes de criar o tensor: valores.map(Number). O que vem de um CSV é texto até você converter.",
          "Convert the column before making the tensor: values.map(Number). What comes from a CSV is text until you convert it.",
        ],
      );
    if (wanted === "int32")
      return say(
        [`tf.${operation} precisa de números inteiros (int32).`, `tf.${operation} needs whole numbers (int32).`],
        [
          'Peça inteiros ao criar: tf.tensor1d(valores, "int32"), ou tensor.toInt().',
          'Ask for whole numbers when making it: tf.tensor1d(values, "int32"), or tensor.toInt().',
        ],
      );
    return say(
      [
        `tf.${operation} recebeu ${came === "null" ? "undefined" : came} no lugar de um tensor.`,
        `tf.${operation} received ${came === "null" ? "undefined" : came} in place of a tensor.`,
      ],
      [
        "Faça o tensor de uma lista de números: tf.tensor(lista). De uma lista de objetos, tire antes a coluna: linhas.map((linha) => linha.idade).",
        "Make the tensor of a list of numbers: tf.tensor(list). Of a list of objects take the column first: rows.map((row) => row.age).",
      ],
    );
  }
  if (/needs to be compiled|must compile/.test(message))
    return say(
      ["O modelo ainda não foi compilado.", "The model has not been compiled yet."],
      [
        'Chame model.compile({optimizer: "adam", loss: "meanSquaredError"}) antes de treinar.',
        'Call model.compile({optimizer: "adam", loss: "meanSquaredError"}) before training.',
      ],
    );
  if (/first layer in a Sequential model must get an `inputShape`/.test(message))
    return say(
      [
        "A primeira camada não sabe quantas colunas vai receber.",
        "The first layer does not know how many columns it will get.",
      ],
      [
        "Diga a ela: tf.layers.dense({units: 8, inputShape: [X.shape[1]]}).",
        "Tell it: tf.layers.dense({units: 8, inputShape: [X.shape[1]]}).",
      ],
    );
  const incompatible = /Input \d+ is incompatible with layer (\S+?): expected (.+)/.exec(message);
  if (incompatible)
    return say(
      [
        `A camada ${incompatible[1]} não combina com a anterior (${incompatible[2]}).`,
        `The layer ${incompatible[1]} does not fit the one before it (${incompatible[2]}).`,
      ],
      [
        "Entre convoluções e camadas densas vai tf.layers.flatten(); confira inputShape da primeira.",
        "Between convolutions and dense layers goes tf.layers.flatten(); check the first one's inputShape.",
      ],
    );
  if (/shape|Shape|rank/.test(message) && /tensor|Tensor|tf\.|concat|stack|slice/.test(message))
    return say(
      ["As formas dos tensores não combinam.", "The shapes of the tensors do not fit."],
      [
        "Mostre tensor.shape de cada um com display(…) na linha de cima.",
        "Show each tensor.shape with display(…) on the line above.",
      ],
    );
  return null;
};

const inputTry = [
  "inputShape conta as colunas de X, sem o número de linhas: [X.shape[1]]. Um exemplo só também vai numa matriz: tf.tensor2d([valores]).",
  "inputShape counts the columns of X, without the number of rows: [X.shape[1]]. A single example also goes in a matrix: tf.tensor2d([values]).",
] as const;
