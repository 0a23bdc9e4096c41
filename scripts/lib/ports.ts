import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 2_000;
const RETRY_MS = 100;

const HOSTS = ["127.0.0.1", "0.0.0.0", "::"];

const canListen = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

export async function isPortFree(port: number): Promise<boolean> {
  for (const host of HOSTS) if (!(await canListen(port, host))) return false;
  return true;
}

/** A process that was just ended lets go of its ports a moment later. */
export async function isPortFreeSoon(port: number): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(RETRY_MS)) if (await isPortFree(port)) return true;
  return false;
}

/** The first free port from `start` on, among twenty; undefined when all are busy. */
export async function firstFreePort(start: number): Promise<number | undefined> {
  for (let port = start; port < start + 20; port += 1) if (await isPortFree(port)) return port;
  return undefined;
}

/** A port that the system says nobody uses right now. */
export const anyFreePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
