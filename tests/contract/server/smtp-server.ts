import { createServer } from "node:net";

/** A mail server on a free port that accepts every letter and keeps it. */
export function startSmtpServer(): Promise<{ port: number; letters: string[]; stop: () => void }> {
  const letters: string[] = [];
  const server = createServer((socket) => {
    let inLetter = false;
    let text = "";
    socket.write("220 test\r\n");
    socket.setEncoding("utf8").on("data", (data: string) => {
      text += data;
      for (let end = text.indexOf("\r\n"); !inLetter && end >= 0; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        inLetter = /^DATA/i.test(line);
        socket.write(inLetter ? "354 go on\r\n" : /^QUIT/i.test(line) ? "221 bye\r\n" : "250 ok\r\n");
      }
      const end = inLetter ? text.indexOf("\r\n.\r\n") : -1;
      if (end < 0) return;
      letters.push(text.slice(0, end));
      text = text.slice(end + 5);
      inLetter = false;
      socket.write("250 kept\r\n");
    });
    socket.on("error", () => {});
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") {
        resolve({ port: address.port, letters, stop: () => server.close() });
      }
    });
  });
}
