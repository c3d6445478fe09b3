import { type Localized, StudentError } from "../../errors.ts";
import { zipFaultsInWords } from "../zip/faults-in-words.ts";
import type { ZipFault } from "../zip/zip.ts";
import type { BrokenImage } from "./check-image.ts";

const picturesOrZip: Localized = {
  "pt-BR": "uma imagem (PNG, JPEG, WebP, GIF) ou um zip com imagens",
  en: "a picture (PNG, JPEG, WebP, GIF) or a zip of pictures",
};

export const zipProblem = (where: string, fault: ZipFault): StudentError =>
  new StudentError({
    code: "bad-zip",
    where,
    expected: picturesOrZip,
    received:
      fault === "no-zip"
        ? { "pt-BR": "um arquivo que não é zip nem imagem", en: "a file that is neither a zip nor a picture" }
        : zipFaultsInWords[fault],
    remedy: {
      "pt-BR": "Abra-o no computador, compacte de novo só a pasta das imagens, sem senha, e solte o zip na página.",
      en: "Open it on the computer, pack only the folder of pictures again, without a password, and drop the zip on the page.",
    },
  });

/** @param broken - those that were found and could not be read */
export function noImages(
  where: string,
  broken: readonly BrokenImage[],
  split: string | null,
  splits: readonly string[],
): StudentError {
  const shown = broken
    .slice(0, 5)
    .map(({ name }) => name)
    .join(", ");
  const parts = splits.map((name) => `“${name}”`).join(", ");
  return new StudentError({
    code: "no-images",
    where,
    expected: picturesOrZip,
    received:
      broken.length > 0
        ? { "pt-BR": `só imagens que não abrem: ${shown}`, en: `only pictures that do not open: ${shown}` }
        : split === null
          ? { "pt-BR": "nenhuma imagem", en: "no picture" }
          : { "pt-BR": `nenhuma imagem numa pasta “${split}”`, en: `no picture in a folder “${split}”` },
    remedy:
      split !== null && splits.length > 0
        ? { "pt-BR": `Neste arquivo há as partes ${parts}.`, en: `This file has the parts ${parts}.` }
        : {
            "pt-BR": "Confira o arquivo: a classe de cada imagem é o nome da pasta em que ela está.",
            en: "Check the file: the class of each picture is the name of the folder in which it lies.",
          },
  });
}

interface Size {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly mostBytes: number;
}

export function tooManyPixels(where: string, { count, width, height, channels, mostBytes }: Size): StudentError {
  const side = Math.max(1, Math.floor(Math.sqrt(mostBytes / count / channels)));
  const inMB = (bytes: number) => Math.round(bytes / 1e6);
  const size = `${count} × ${height} × ${width} × ${channels}`;
  return new StudentError({
    code: "too-large",
    where,
    expected: {
      "pt-BR": `pixels que caibam na memória (até ${inMB(mostBytes)} MB)`,
      en: `pixels that fit in memory (up to ${inMB(mostBytes)} MB)`,
    },
    received: {
      "pt-BR": `${size}, ou ${inMB(count * width * height * channels)} MB`,
      en: `${size}, or ${inMB(count * width * height * channels)} MB`,
    },
    remedy: {
      "pt-BR": `Com {width: ${side}, height: ${side}} cabem todas; ou leia menos de cada classe: {perClass: 100}.`,
      en: `With {width: ${side}, height: ${side}} all of them fit; or read fewer of each class: {perClass: 100}.`,
    },
  });
}
