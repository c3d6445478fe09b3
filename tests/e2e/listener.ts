import { createSocket } from "node:dgram";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";

/** Somebody else's machine: it counts whatever reaches it, by HTTP, by bare TCP and by UDP (STUN). */
export interface Listener {
  readonly http: string;
  readonly stunPort: number;
  readonly tcp: string;
  /** Paths asked for, in order. */
  readonly paths: string[];
  /** Numbers of TCP connections and of UDP packets that came, to ports that nothing else uses. */
  readonly counts: { tcp: number; udp: number };
  close(): Promise<void>;
}

const port = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

export async function listen(): Promise<Listener> {
  const paths: string[] = [];
  const counts = { tcp: 0, udp: 0 };
  const http: Server = createServer((request, response) => {
    paths.push(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", "text/javascript");
    response.end("export default 1");
  });
  http.on("upgrade", (request, socket) => {
    paths.push(request.url ?? "");
    socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, resolve));
  const tcp = createTcpServer((socket) => {
    counts.tcp += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, resolve));
  const udp = createSocket("udp4", () => {
    counts.udp += 1;
  });
  await new Promise<void>((resolve) => udp.bind(0, resolve));
  return {
    http: `http://localhost:${port(http)}`,
    tcp: `http://localhost:${port(tcp)}`,
    stunPort: port(udp),
    paths,
    counts,
    async close() {
      udp.close();
      http.closeAllConnections();
      await Promise.all([http, tcp].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
