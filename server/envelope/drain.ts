import type { Server } from "node:http";
import type { Socket } from "node:net";

const SWEEP_MS = 50;

/**
 * Follows a server's connections from its start. The returned function stops it: no new connection, requests under way
 * end within `limitMs`, and connections without one close at once, even those a browser opened in advance and never used.
 */
export function trackConnections(server: Server): (limitMs: number) => Promise<void> {
  const requestsOn = new Map<Socket, number>();
  server.on("connection", (socket) => {
    requestsOn.set(socket, 0);
    socket.once("close", () => requestsOn.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    requestsOn.set(socket, (requestsOn.get(socket) ?? 0) + 1);
    response.once("close", () => requestsOn.has(socket) && requestsOn.set(socket, (requestsOn.get(socket) ?? 1) - 1));
  });

  return async (limitMs) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const sweep = setInterval(() => {
      for (const [socket, underWay] of requestsOn) if (underWay === 0) socket.destroySoon();
    }, SWEEP_MS);
    const limit = setTimeout(() => server.closeAllConnections(), limitMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(limit);
  };
}
