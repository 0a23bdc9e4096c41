import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Lets `work` ask Next for pages before anybody else can, on a port of its own that closes afterwards. Rejects unless each page comes whole.
 * Exclusive: processes of one cluster would otherwise share the port, answer each other, and close it under the slower one.
 */
export async function renderFirst<T>(next: Next, work: (render: (path: string) => Promise<string>) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => void next(request, response));
  await once(server.listen({ port: 0, host: "127.0.0.1", exclusive: true }), "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await work(async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: "text/html", connection: "close" } });
      if (answer.status !== 200 && answer.status !== 404) throw new Error(`${path} could not be rendered: ${answer.status}`);
      const html = await answer.text();
      if (!html.endsWith("</html>")) throw new Error(`${path} was not rendered to its end`);
      return html;
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
