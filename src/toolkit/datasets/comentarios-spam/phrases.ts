import type { Draw } from "../draw.ts";

/** What a video is about, and the words that its comments take up. */
const videos = [
  ["v01", "receita", ["esse pão", "a massa", "o bolo", "a receita", "o ponto do caramelo"]],
  ["v02", "aula", ["a explicação", "o exercício 3", "a parte da derivada", "esse resumo", "o quadro"]],
  ["v03", "música", ["o refrão", "o solo de violão", "a voz dela", "essa letra", "o clipe"]],
  ["v04", "futebol", ["o gol", "a defesa", "o juiz", "a torcida", "o segundo tempo"]],
  ["v05", "viagem", ["a trilha", "essa praia", "a pousada", "o pôr do sol", "a dica do ônibus"]],
  ["v06", "violão", ["o dedilhado", "a batida", "o acorde", "a afinação", "a cifra"]],
  ["v07", "horta", ["o manjericão", "a terra", "a muda", "o adubo", "a rega"]],
  ["v08", "celular", ["a bateria", "a câmera", "a tela", "o carregador", "o teste"]],
  ["v09", "história", ["essa parte do império", "a linha do tempo", "o mapa", "a fonte", "o professor"]],
  ["v10", "costura", ["o molde", "a barra", "o zíper", "a máquina", "o acabamento"]],
] as const;

export type Video = (typeof videos)[number];
export const anyVideo = (draw: Draw): Video => draw.pick(videos);

const praises = ["adorei", "muito bom", "que lindo", "salvou meu dia", "ficou perfeito", "melhor do canal", "parabéns pelo trabalho", "me emocionou", "sensacional", "que capricho"]; // biome-ignore format: a list
const closings = ["", "", "", " ❤️", " 👏👏", " kkkk", " obrigada!", " valeu demais", " abraço de Recife", " saudades disso", " 😂", " volta logo", " já mandei pra minha mãe"]; // biome-ignore format: a list
const questions = ["alguém sabe como fica", "quanto tempo demora", "não entendi", "onde vocês acharam", "por que mudou", "alguém explica de novo"]; // biome-ignore format: a list
const complaints = ["não curti", "achei fraco demais:", "já foi melhor:", "faltou mostrar", "não deu pra ver", "o áudio atrapalhou"]; // biome-ignore format: a list
const memories = ["lembrei da minha avó com", "vi três vezes", "chorei com", "em 2025 e eu ainda amo", "meu filho ama", "a melhor parte é"]; // biome-ignore format: a list

/** What people write who have something to say. */
export function hamText(draw: Draw, [, , things]: Video): string {
  const thing = draw.pick(things);
  const kind = draw.weighted([4, 2, 1.5, 2.5]);
  const text = [
    () => (draw.chance(0.5) ? `${draw.pick(praises)}, ${thing}` : `${thing}: ${draw.pick(praises)}`),
    () => `${draw.pick(questions)} ${thing}?`,
    () => `${draw.pick(complaints)} ${thing}`,
    () => `${draw.pick(memories)} ${thing}`,
  ][kind];
  const second = draw.chance(0.3) ? `${kind === 1 ? "" : "."} ${draw.pick(praises)}` : "";
  const minute = draw.chance(0.15) ? ` ${draw.integer(0, 9)}:${draw.integer(10, 59)}` : "";
  return `${text?.() ?? ""}${minute}${second}${draw.pick(closings)}`;
}

const foreign = {
  en: ["love from Texas, this is beautiful", "what is the name of the song?", "I don't speak Portuguese but I watched it all", "greetings from India 🇮🇳", "subtitles please!", "best video I have seen today", "who is here in 2025?", "amazing work, thank you"], // biome-ignore format: a list
  es: ["saludos desde Argentina, muy lindo", "¿cómo se llama la canción?", "no hablo portugués pero me encanta", "gracias por el video, muy bien explicado", "desde Perú con cariño ❤️", "qué bonito trabajo", "subtítulos en español por favor", "lo mejor que vi hoy"], // biome-ignore format: a list
};

export const foreignHam = (draw: Draw, language: "en" | "es"): string =>
  `${draw.pick(foreign[language])}${draw.pick(["", "!", " 🙌", "…", " <3"])}`;

// `.example` is a name that nobody can own: no address here leads anywhere.
const addresses = ["premio-facil.example", "renda-agora.example", "canal-top.example", "curte.example", "emagre-ja.example", "pix-dobrado.example"]; // biome-ignore format: a list
const link = (draw: Draw) => `http://${draw.pick(addresses)}/${draw.integer(100, 999)}`;

/** The texts that one crew posts everywhere; only address and number change. */
const templates: readonly ((draw: Draw) => string)[] = [
  (draw) => `Ganhe R$ ${draw.integer(2, 9)}00 por dia sem sair de casa, clique aqui ${link(draw)}`,
  (draw) => `Parabéns! Você foi sorteado e ganhou um celular grátis, confirme em ${link(draw)}`,
  (draw) => `Perca ${draw.integer(5, 15)} kg em um mês com este chá, compre agora ${link(draw)}`,
  (draw) => `Dobre seu pix em ${draw.integer(2, 9)} minutos, método garantido: ${link(draw)}`,
  (draw) => `Curso grátis de renda extra, últimas ${draw.integer(3, 30)} vagas, clique no link ${link(draw)}`,
  (draw) => `Assista ao filme completo grátis aqui ${link(draw)}`,
];

export const templateSpam = (draw: Draw): string => draw.pick(templates)(draw);

const asks = ["se inscreva no meu canal", "passa lá no meu canal", "me segue que sigo de volta", "dá uma força no meu vídeo novo", "confere meu perfil"]; // biome-ignore format: a list
const offers = ["renda extra", "dinheiro rápido", "seguidores grátis", "desconto de 90%", "método secreto", "prêmio em pix", "empréstimo fácil"]; // biome-ignore format: a list
const urges = ["clique no link", "chama no zap (00) 90000-0000", "garanta já", "compre agora", "só hoje", "últimas vagas"]; // biome-ignore format: a list
const covers = ["vídeo top", "gostei", "kkkk muito bom", "oi gente", "legal demais", "🔥🔥"];

/** Spam that somebody wrote by hand, often behind a kind word for the video. */
export function loneSpam(draw: Draw, [, , things]: Video): string {
  const kind = draw.chance(0.5) ? `${draw.pick(praises)} ${draw.pick(things)}` : draw.pick(covers);
  const cover = draw.chance(0.6) ? `${kind}, ` : "";
  if (draw.chance(0.4)) return `${cover}${draw.pick(asks)}${draw.chance(0.4) ? ` ${link(draw)}` : ""}`;
  return `${cover}${draw.pick(offers)}, ${draw.pick(urges)}${draw.chance(0.5) ? ` ${link(draw)}` : ""}`;
}

/** Jokes in the words of spam: only who reads it sees that nothing is sold. */
export function ironicText(draw: Draw, [, , things]: Video): string {
  const thing = draw.pick(things);
  const joke = draw.pick([
    () => `${draw.pick(praises)} ${thing}, ${draw.pick(offers)}, ${draw.pick(urges)}`,
    () => `${draw.pick(covers)}, ${draw.pick(offers)}, ${draw.pick(urges)}`,
    () => `${draw.pick(praises)} ${thing}, ${draw.pick(asks)}`,
    () => `${draw.pick(offers)} só de olhar ${thing}, ${draw.pick(urges)}`,
    () => `${draw.pick(asks)} imaginário, lá ${thing} é grátis`,
    () => `curso grátis de ${thing}, ${draw.pick(urges)}, só que não`,
  ]);
  return `${joke()}${draw.chance(0.4) ? draw.pick([" kkkk", " 😂", " 🤡"]) : ""}`;
}

export const foreignSpam = (draw: Draw): string =>
  draw.pick([
    `Earn $${draw.integer(2, 9)}00 a day from home, click ${link(draw)}`,
    `Free followers and likes, check my channel ${link(draw)}`,
    `You won a free phone! Confirm at ${link(draw)}`,
    `Subscribe to my channel please, I subscribe back`,
  ]);
