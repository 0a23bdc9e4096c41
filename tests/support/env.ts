import os from "node:os";
import path from "node:path";

const worker = process.env.JEST_WORKER_ID ?? "1";
const onServer = (base: string | undefined) => `${base ?? "postgres://nobody@127.0.0.1:1/"}worker_${worker}`;

Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: onServer(process.env.TEST_APPLICATION_SERVER),
  DATABASE_OWNER_URL: onServer(process.env.TEST_OWNER_SERVER),
  DOCUMENTS_DIR: path.join(os.tmpdir(), `portail-documents-${process.pid}`),
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "Portail Familles <ne-pas-repondre@portail.example>",
  AUTH_SECRET: "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz",
  ENCRYPTION_KEYS: `tests:${Buffer.alloc(32, "k").toString("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "a").toString("base64"),
  TRUSTED_PROXY_HOPS: "0",
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
});
