import { createServer, connect, type AddressInfo, type Socket } from "node:net";

const HOST = "127.0.0.1";

export type Balancer = { port: number; targets: number[]; stop: () => Promise<void> };

/** The portal's one public port, in front of its web processes: each connection goes to the next of them that takes it. */
export async function startBalancer(): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket.setNoDelay(true).on("error", () => undefined).once("close", () => sockets.delete(socket)));
  };
  const server = createServer({ pauseOnConnect: true }, (client) => {
    keep(client);
    const ports = balancer.targets.map((_, index) => balancer.targets[(turn + index) % balancer.targets.length] ?? 0);
    turn += 1;
    const attempt = ([port, ...others]: number[]) => {
      if (port === undefined) return void client.destroy();
      const upstream = connect({ host: HOST, port });
      const next = () => attempt(others);
      upstream.once("error", next).once("connect", () => {
        upstream.off("error", next);
        keep(upstream);
        client.once("close", () => upstream.destroy());
        upstream.once("close", () => client.destroy());
        client.pipe(upstream).pipe(client);
      });
    };
    attempt(ports);
  });
  const balancer: Balancer = {
    port: 0,
    targets: [],
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  balancer.port = (server.address() as AddressInfo).port;
  return balancer;
}
