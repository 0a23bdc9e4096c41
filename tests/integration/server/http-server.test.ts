import { connect } from "node:net";
import { once } from "node:events";
import { trackConnections } from "@/server/envelope/drain";
import type { Envelope } from "@/server/envelope/envelope";
import { ask, closeAll, say, serve, town } from "./serving";

const page: Envelope["next"] = async (_request, response) => void response.end("page");
const head = `Host: ${town.host}\r\nConnection: close\r\n`;

afterEach(closeAll);

describe("what HTTP may carry", () => {
  test.each([
    ["noise", "NOISE\r\n\r\n", 400],
    ["two lengths", `POST / HTTP/1.1\r\n${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc`, 400],
    ["headers without end", `GET /${"a".repeat(20_000)} HTTP/1.1\r\n${head}\r\n`, 431],
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 421],
    ["an absolute target", `GET http://evil.example/ HTTP/1.1\r\n${head}\r\n`, 421],
    ["an unknown expectation", `GET / HTTP/1.1\r\n${head}Expect: wonders\r\n\r\n`, 200],
    ["a body of unknown size", `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 411],
  ])("%s", async (_name, bytes, status) => {
    const heard = await say((await serve(page)).port, bytes);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toMatch(/^x-content-type-options: nosniff\r$/im);
  });

  test("an upgrade is answered as the plain request it also is", async () => {
    const heard = await say((await serve(page)).port, `GET / HTTP/1.1\r\nHost: ${town.host}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1.1 200 /);
  });

  test("a body too large is refused in words, though nobody reads it, and the connection ends", async () => {
    const { port } = await serve(page);
    const answer = await ask(port, "/", { method: "POST", body: "x".repeat(2_000_000) });
    expect(answer).toMatchObject({ status: 413, headers: { connection: "close" }, body: expect.stringContaining("trop volumineux") });
  });
});

describe("stopping", () => {
  test("ends requests under way, closes the connections that wait, and takes no new one", async () => {
    let answer = () => {};
    const { server, port } = await serve((_request, response) => new Promise((resolve) => (answer = () => resolve(void response.end("finished")))));
    const stop = trackConnections(server);
    const unused = connect(port, "127.0.0.1");
    await once(unused, "connect");
    const underWay = ask(port, "/");
    await once(server, "request");
    const stopped = stop(5_000);
    await once(unused, "close");
    await expect(ask(port, "/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    answer();
    expect(await underWay).toMatchObject({ status: 200, body: "finished" });
    await stopped;
  });

  test("answers what a proxy sends meanwhile on a connection it kept, and says that it was the last", async () => {
    const { server, port } = await serve(page);
    const stop = trackConnections(server);
    const kept = connect(port, "127.0.0.1").setEncoding("utf8");
    const askAgain = async () => {
      kept.write(`GET / HTTP/1.1\r\nHost: ${town.host}\r\n\r\n`);
      const [heard] = (await once(kept, "data")) as [string];
      return heard;
    };
    expect(await askAgain()).toMatch(/^HTTP\/1.1 200 [^]*\r\nConnection: keep-alive\r\n/);
    const stopped = stop(5_000);
    expect(await askAgain()).toMatch(/^HTTP\/1.1 200 [^]*\r\nConnection: close\r\n/);
    await once(kept, "close");
    await stopped;
  });

  test("gives up on a request that does not end", async () => {
    const { server, port } = await serve(() => new Promise(() => undefined));
    const stop = trackConnections(server);
    const abandoned = expect(ask(port, "/")).rejects.toMatchObject({ code: "ECONNRESET" });
    await once(server, "request");
    await stop(50);
    await abandoned;
  });
});
