import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** What the dialog says of pictures, and of a folder that is brought. */
export const ownImagesTexts = bilingual({
  "pt-BR": {
    pickFolder: "Escolher uma pasta…",
    together: "imagens",
    packing: (name: string, percent: string) => `Juntando a pasta ${name} num arquivo só: ${percent}`,
    folderFault: {
      empty: "A pasta não tem nenhum arquivo.",
      "too-many": "A pasta tem mais de 65 mil arquivos. Compacte-a em .zip no computador e solte o zip aqui.",
      "too-large": "A pasta passa de 2 GB e não cabe no caderno. Separe uma parte dela no computador.",
      unreadable: "Não consegui ler um arquivo da pasta. Ele mudou de lugar? Escolha a pasta de novo.",
    },
    found: (images: number, classes: number) =>
      classes === 0
        ? `${pt.count(images, { one: "imagem", other: "imagens" })}.`
        : `${pt.count(images, { one: "imagem", other: "imagens" })} em ${pt.count(classes, { one: "classe", other: "classes" })}. A classe de cada imagem é a pasta em que ela está.`,
    perClass: "Imagens de cada classe",
    className: "Classe",
    images: "imagens",
    total: "total",
    noClass: "(sem classe)",
    moreClasses: (count: number) => `e mais ${pt.count(count, { one: "classe", other: "classes" })}`,
    sizes: (least: string, most: string) =>
      least === most ? `Tamanho em pixels: ${least}, em todas.` : `Tamanho em pixels: de ${least} a ${most}.`,
    checking: (done: number, all: number) =>
      `Conferindo as imagens: ${pt.number(done)} de ${pt.number(all)}. Não precisa esperar.`,
    checkingLabel: "Imagens conferidas",
    broken: (count: number) =>
      `${pt.count(count, { one: "imagem não abre e fica", other: "imagens não abrem e ficam" })} de fora`,
    moreBroken: (count: number) => `e mais ${pt.count(count, { one: "imagem", other: "imagens" })}`,
    allBroken: "Nenhuma imagem abre. Confira se o arquivo foi baixado inteiro.",
    noImage:
      "O conteúdo deste arquivo não é de uma imagem PNG, JPEG, WebP ou GIF, ou foi cortado no meio. Abra-o no computador e salve de novo num desses formatos.",
    faults: {
      "no-image": "o conteúdo não é de uma imagem",
      cut: "foi cortada no meio",
      huge: "é grande demais",
      locked: "tem senha",
      zip: "está danificada no zip",
      undecoded: "o navegador não abre",
    },
    readAs: "Como a célula vai ler",
    width: "Largura, em pixels",
    height: "Altura, em pixels",
    channels: "Cores",
    colour: "vermelho, verde e azul",
    grey: "tons de cinza",
    badSize: (least: number, most: number) =>
      `Largura e altura são números inteiros, de ${pt.number(least)} a ${pt.number(most)}.`,
    memory: (size: string) =>
      `Na memória: ${size}. Cada imagem é esticada para este tamanho; os valores vão de 0 a 255.`,
    tooLarge: (size: string, most: string, side: number) =>
      `Neste tamanho as imagens ocupam ${size}, e o caderno aceita até ${most}. Com ${pt.number(side)} × ${pt.number(side)} cabem todas.`,
    others: (count: number) =>
      `O zip tem também ${pt.count(count, { one: "outro arquivo", other: "outros arquivos" })}:`,
    zipInside: "um zip dentro do zip",
  },
  en: {
    pickFolder: "Choose a folder…",
    together: "pictures",
    packing: (name, percent) => `Making one file of the folder ${name}: ${percent}`,
    folderFault: {
      empty: "The folder has no file.",
      "too-many":
        "The folder has more than 65 thousand files. Pack it as a .zip on the computer and drop the zip here.",
      "too-large":
        "The folder is larger than 2 GB and does not fit in the notebook. Take a part of it on the computer.",
      unreadable: "A file of the folder could not be read. Did it move? Choose the folder again.",
    },
    found: (images, classes) =>
      classes === 0
        ? `${en.count(images, { one: "picture", other: "pictures" })}.`
        : `${en.count(images, { one: "picture", other: "pictures" })} in ${en.count(classes, { one: "class", other: "classes" })}. The class of each picture is the folder in which it lies.`,
    perClass: "Pictures of each class",
    className: "Class",
    images: "pictures",
    total: "total",
    noClass: "(no class)",
    moreClasses: (count) => `and ${en.count(count, { one: "more class", other: "more classes" })}`,
    sizes: (least, most) =>
      least === most ? `Size in pixels: ${least}, all of them.` : `Size in pixels: from ${least} to ${most}.`,
    checking: (done, all) =>
      `Checking the pictures: ${en.number(done)} of ${en.number(all)}. There is no need to wait.`,
    checkingLabel: "Pictures that were checked",
    broken: (count) =>
      `${en.count(count, { one: "picture does not open and is", other: "pictures do not open and are" })} left out`,
    moreBroken: (count) => `and ${en.count(count, { one: "more picture", other: "more pictures" })}`,
    allBroken: "No picture opens. Check that the whole file was downloaded.",
    noImage:
      "What this file holds is no PNG, JPEG, WebP or GIF picture, or was cut short. Open it on the computer and save it again as one of these.",
    faults: {
      "no-image": "what it holds is no picture",
      cut: "it was cut short",
      huge: "it is too large",
      locked: "it has a password",
      zip: "it is damaged in the zip",
      undecoded: "the browser does not open it",
    },
    readAs: "How the cell reads them",
    width: "Width, in pixels",
    height: "Height, in pixels",
    channels: "Colours",
    colour: "red, green and blue",
    grey: "greys",
    badSize: (least, most) => `Width and height are whole numbers, from ${en.number(least)} to ${en.number(most)}.`,
    memory: (size) => `In memory: ${size}. Each picture is stretched to this size; the values go from 0 to 255.`,
    tooLarge: (size, most, side) =>
      `At this size the pictures take ${size}, and the notebook takes up to ${most}. With ${en.number(side)} × ${en.number(side)} all of them fit.`,
    others: (count) => `The zip also has ${en.count(count, { one: "other file", other: "other files" })}:`,
    zipInside: "a zip within the zip",
  },
});
