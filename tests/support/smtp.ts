import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { env } from "@/lib/core/env";

type Stage = "sender" | "recipient" | "content";

/** What the server does with the next mails, until told otherwise. */
export type Behaviour =
  | { kind: "accept" }
  | { kind: "refuse"; at: Stage; code: number }
  /** Takes the whole mail, then cuts the line instead of saying so. */
  | { kind: "hang-up-after-data" };

export type TestSmtp = {
  received: ParsedMail[];
  behave: (behaviour: Behaviour) => void;
  /** Nobody listens while `act` runs. */
  whileDown: (act: () => Promise<unknown>) => Promise<void>;
  /** Whoever listens while `act` runs greets, then says nothing more; `waiting` resolves once a sender waits for an answer. */
  whileSilent: (act: (waiting: Promise<void>) => Promise<unknown>) => Promise<void>;
};

const HOST = "127.0.0.1";
const NOBODY = `smtp://${HOST}:1`;

/** A real SMTP server on loopback, to which the portal sends. Call it once at the top of a test file: every test starts with an accepting, empty one. */
export function testSmtp(): TestSmtp {
  const received: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  let behaviour: Behaviour = { kind: "accept" };

  const answer = (stage: Stage, done: (error?: Error) => void) => {
    if (behaviour.kind !== "refuse" || behaviour.at !== stage) return done();
    done(Object.assign(new Error("refused by the test"), { responseCode: behaviour.code }));
  };
  const take = async (stream: SMTPServerDataStream, done: (error?: Error) => void) => {
    const parsed = await simpleParser(stream);
    if (behaviour.kind === "refuse" && behaviour.at === "content") return answer("content", done);
    received.push(parsed);
    if (behaviour.kind === "hang-up-after-data") for (const socket of sockets) socket.destroy();
    else done();
  };
  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onMailFrom: (_address, _session, done) => answer("sender", done),
    onRcptTo: (_address, _session, done) => answer("recipient", done),
    onData: (stream, _session, done) => void take(stream, done),
  });
  smtp.on("error", () => undefined);
  smtp.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  let url = NOBODY;
  // The environment is read once per process, before this port is known.
  const sendTo = (target: string) => Object.assign(env(), { SMTP_URL: target });

  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, HOST, resolve));
    url = urlOf(smtp.server);
  });
  beforeEach(() => {
    received.length = 0;
    behaviour = { kind: "accept" };
    sendTo(url);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => smtp.close(resolve));
    sendTo(NOBODY);
  });

  return {
    received,
    behave: (next) => (behaviour = next),
    whileDown: async (act) => {
      sendTo(NOBODY);
      await act();
      sendTo(url);
    },
    whileSilent: async (act) => {
      let report: () => void = () => undefined;
      const waiting = new Promise<void>((resolve) => (report = resolve));
      const silent = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined).on("data", (line: Buffer) => (/^EHLO/i.test(line.toString()) ? socket.write("250 silent\r\n") : report()));
        socket.write("220 silent\r\n");
      });
      await new Promise<void>((resolve) => silent.listen(0, HOST, resolve));
      sendTo(urlOf(silent));
      await act(waiting);
      sendTo(url);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
    },
  };
}

const urlOf = (server: Pick<Server, "address">) => `smtp://${HOST}:${(server.address() as AddressInfo).port}`;
