import { createServer, type RequestListener, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { ownHeaders } from "./own-page";
import type { Site } from "./site";

const SECOND_MS = 1_000;
const limits = {
  headersTimeout: 15 * SECOND_MS,
  /** 45 MB at 1.2 Mbit/s, a poor mobile line. The envelope gives what is no upload 30 s, and any silence 30 s. */
  requestTimeout: 300 * SECOND_MS,
  connectionsCheckingInterval: 5 * SECOND_MS,
  /** Above the 60 s after which usual proxies drop an idle connection, so that they never write to a closed one. */
  keepAliveTimeout: 70 * SECOND_MS,
  maxHeaderSize: 16 * 1024,
  /** Without a Host the envelope answers, as to a wrong one. */
  requireHostHeader: false,
};

export function createHttpServer(site: Site, listener: RequestListener): Server {
  const server = createServer(limits, listener);
  server.on("checkExpectation", listener);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => answerUnreadable(error.code, socket as Socket, site));
  return server;
}

/** What cannot be parsed never becomes a request: the answer is written to the socket, and nothing is logged. */
function answerUnreadable(code: string | undefined, socket: Socket, site: Site): void {
  if (!socket.writable || socket.bytesWritten > 0) return void socket.destroy();
  const status = code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
  const headers = [...ownHeaders({ url: "/", id: "none" }, site), ["Content-Length", "0"], ["Connection", "close"]];
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
}

/** Resolves once the port is open. Rejects when it is taken. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
