import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { messageReader, statementReader } from "./wire";

const HOST = "127.0.0.1";
const TOO_MANY_CONNECTIONS = "53300";

/** A statement that a process of the product asks for, and what that process calls itself. */
export type Asked = { text: string; label: string };

/** What happens to statements on their way. Answering true holds one for ever: nothing more passes on that connection. */
export type Trap = {
  /** The server has not heard of it yet. */
  before: (asked: Asked) => boolean;
  /** The server has done it; the asker does not know. */
  after: (asked: Asked) => boolean;
};

export type PostgresProxy = {
  port: number;
  trap: Trap | undefined;
  /** How much later everything reaches the server. */
  delayMs: number;
  /** How many statements were delayed so far. */
  delayed: number;
  /** How many times the server had no connection to give. */
  refused: number;
  cut: () => number;
  stop: () => Promise<void>;
};

/** Stands between one process of the product and PostgreSQL, and sees every statement: fault points without a line in the product. */
export async function startPostgresProxy(serverPort: number): Promise<PostgresProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ host: HOST, port: serverPort, noDelay: true });
    client.setNoDelay(true);
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined).once("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    carry(client, upstream, proxy);
  });
  const proxy: PostgresProxy = {
    port: 0,
    trap: undefined,
    delayMs: 0,
    delayed: 0,
    refused: 0,
    cut: () => {
      const count = sockets.size / 2;
      for (const socket of sockets) socket.destroy();
      return count;
    },
    stop: async () => {
      proxy.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  proxy.port = (server.address() as AddressInfo).port;
  return proxy;
}

function carry(client: Socket, upstream: Socket, proxy: PostgresProxy): void {
  const { label, read } = statementReader();
  const [fromClient, fromServer] = [messageReader(true), messageReader(false)];
  const running: string[] = [];
  let isShut = false;
  const toServer = sender(upstream, proxy);

  client.on("data", (chunk: Buffer) => {
    if (isShut) return;
    for (const message of fromClient(chunk)) {
      const text = read(message);
      if (text !== undefined) {
        isShut = proxy.trap?.before({ text, label: label() }) ?? false;
        running.push(text);
        if (proxy.delayMs > 0) proxy.delayed += 1;
      }
      if (isShut) return;
      toServer(message.bytes);
    }
  });
  upstream.on("data", (chunk: Buffer) => {
    if (isShut) return;
    for (const { type, body, bytes } of fromServer(chunk)) {
      if (type === "E" && body.includes(TOO_MANY_CONNECTIONS)) proxy.refused += 1;
      if (type === "C" || type === "I" || type === "E") {
        const text = running.shift();
        if (text !== undefined && type === "C") isShut = proxy.trap?.after({ text, label: label() }) ?? false;
      }
      if (isShut) return;
      client.write(bytes);
    }
  });
}

/** Everything later by the same time, in its order; what is sent together arrives together. */
function sender(upstream: Socket, proxy: PostgresProxy): (bytes: Buffer) => void {
  let last = Promise.resolve();
  return (bytes) => {
    const dueAt = performance.now() + proxy.delayMs;
    last = last.then(async () => {
      const waitMs = dueAt - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      upstream.write(bytes);
    });
  };
}
