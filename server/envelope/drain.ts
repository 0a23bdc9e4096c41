import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Server as Listener, type Socket } from "node:net";

const SWEEP_MS = 50;
const LINGER_MS = 1_000;

type Line = { underWay: Set<ServerResponse>; idleSince: number };

/**
 * Follows a server's connections from its start. The returned function stops it: no new connection, and requests under way end
 * within `limitMs`. A proxy may have sent one more request on a connection it kept: that one is answered too, and told that it
 * was the last. Connections without one close a moment later, even those a browser opened in advance and never used.
 */
export function trackConnections(server: Server): (limitMs: number) => Promise<void> {
  const lines = new Map<Socket, Line>();
  let isLeaving = false;
  server.on("connection", (socket) => {
    lines.set(socket, { underWay: new Set(), idleSince: Date.now() });
    socket.once("close", () => lines.delete(socket));
  });
  server.prependListener("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (isLeaving) response.shouldKeepAlive = false;
    const line = lines.get(socket);
    line?.underWay.add(response);
    response.once("close", () => {
      line?.underWay.delete(response);
      if (line) line.idleSince = Date.now();
    });
  });

  return async (limitMs) => {
    isLeaving = true;
    const leftAt = Date.now();
    // Not the server's own `close`, which would cut the connections that are kept.
    const closed = new Promise<void>((resolve) => Listener.prototype.close.call(server, () => resolve()));
    for (const { underWay } of lines.values()) for (const response of underWay) response.shouldKeepAlive = false;
    const sweep = setInterval(() => {
      for (const [socket, { underWay, idleSince }] of lines) if (underWay.size === 0 && Date.now() - Math.max(idleSince, leftAt) >= LINGER_MS) socket.destroySoon();
    }, SWEEP_MS);
    const limit = setTimeout(() => server.closeAllConnections(), limitMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(limit);
  };
}
