import { createServer, type AddressInfo, type Socket } from "node:net";
import { env } from "@/lib/core/env";
import { realSmtp, SMTP_HOST, type RealSmtp } from "./smtp-server";

export type { Behaviour } from "./smtp-server";

export type TestSmtp = Pick<RealSmtp, "received" | "behave"> & {
  /** Nobody listens while `act` runs. */
  whileDown: (act: () => Promise<unknown>) => Promise<void>;
  /** Whoever listens while `act` runs greets, then says nothing more; `waiting` resolves once a sender waits for an answer. */
  whileSilent: (act: (waiting: Promise<void>) => Promise<unknown>) => Promise<void>;
};

const NOBODY = `smtp://${SMTP_HOST}:1`;

/** A real SMTP server, to which the portal sends. Call it once at the top of a test file: every test starts with an accepting, empty one. */
export function testSmtp(): TestSmtp {
  const { received, behave, listen, close } = realSmtp();
  let url = NOBODY;
  // The environment is read once per process, before this port is known.
  const sendTo = (target: string) => Object.assign(env(), { SMTP_URL: target });

  beforeAll(async () => {
    url = await listen();
  });
  beforeEach(() => {
    received.length = 0;
    behave({ kind: "accept" });
    sendTo(url);
  });
  afterAll(async () => {
    await close();
    sendTo(NOBODY);
  });

  return {
    received,
    behave,
    whileDown: async (act) => {
      sendTo(NOBODY);
      await act();
      sendTo(url);
    },
    whileSilent: async (act) => {
      const sockets = new Set<Socket>();
      let report: () => void = () => undefined;
      const waiting = new Promise<void>((resolve) => (report = resolve));
      const silent = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined).on("data", (line: Buffer) => (/^EHLO/i.test(line.toString()) ? socket.write("250 silent\r\n") : report()));
        socket.write("220 silent\r\n");
      });
      await new Promise<void>((resolve) => silent.listen(0, SMTP_HOST, resolve));
      sendTo(`smtp://${SMTP_HOST}:${(silent.address() as AddressInfo).port}`);
      await act(waiting);
      sendTo(url);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
    },
  };
}
