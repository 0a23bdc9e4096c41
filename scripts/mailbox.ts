import path from "node:path";
import { SMTPServer } from "smtp-server";
import { dataDir } from "./lib/paths";
import { mailboxServer } from "./mailbox/web";
import { openStore } from "./mailbox/store";

const LARGEST_MESSAGE = 10_000_000;
const HOST = "127.0.0.1";

const store = openStore(process.env.MAILBOX_FOLDER ?? path.join(dataDir, "mails"));

const smtp = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  size: LARGEST_MESSAGE,
  onRcptTo: ({ address }, _session, done) => done(store.refuses(address) ? Object.assign(new Error("no such mailbox here"), { responseCode: 550 }) : undefined),
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      if (stream.sizeExceeded) return done(new Error("message too large"));
      store.add(session.envelope.rcptTo.map(({ address }) => address), Buffer.concat(chunks));
      done();
    });
  },
});
smtp.on("error", (error) => {
  if (!smtp.server.listening) throw error;
});
smtp.listen(Number(process.env.MAILBOX_SMTP_PORT ?? 1025), HOST);

const web = mailboxServer(store).listen(Number(process.env.MAILBOX_PORT ?? 8025), HOST);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    smtp.close();
    web.close();
    web.closeAllConnections();
    setTimeout(() => process.exit(), 500).unref();
  });
}
