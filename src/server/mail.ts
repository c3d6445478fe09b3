import { createTransport } from "nodemailer";
import { Problem } from "./problems/problem.ts";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type SendMail = (letter: Letter) => Promise<void>;

/** Sends by SMTP: `smtps://user:password@host:465`, or `smtp://host:587` (STARTTLS where the server has it). */
export function smtpMail({ url, from }: { url: string; from: string }): SendMail {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  return async ({ to, subject, text }) => {
    try {
      await transport.sendMail({ from, to, subject, text });
    } catch (error) {
      throw Object.assign(new Problem("mail-failed"), { cause: error });
    }
  };
}

/** The letter with a link that sets a new password, in both languages: nobody has chosen one here. */
export const passwordLetter = ({ to, link }: { to: string; link: string }): Letter => ({
  to,
  subject: "Nova senha na Bancada · New password for Bancada",
  text: [
    "Alguém pediu uma nova senha para esta conta da Bancada. Se foi você, abra este link em até uma hora:",
    "Somebody asked for a new password for this Bancada account. If it was you, open this link within an hour:",
    link,
    "Se não foi você, ignore esta mensagem: nada muda.",
    "If it was not you, ignore this message: nothing changes.",
  ].join("\n\n"),
});
