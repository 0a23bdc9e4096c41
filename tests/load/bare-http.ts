import { hash } from "@node-rs/argon2";
import { createServer, type Server } from "node:http";
import postgres from "postgres";
import { sessionQuery } from "./session-query";

const argon2 = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** The floor: Node's own server, one query by hand, no framework. `/hash` costs one password, as signing in and registering do. */
export async function startBareHttp(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const sql = postgres(databaseUrl, { max: 10 });
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    if (path === "/hash") await hash("trois mouettes sur le ponton", argon2);
    const [row] = path === "/query" ? await sessionQuery(sql, String(request.headers["x-session"])) : [{ given_name: "Rien" }];
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<h1>Bonjour ${row?.given_name}</h1>`);
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await sql.end({ timeout: 2 });
    },
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
