import pino from "pino";
import { logLevel } from "./env";
import { requestStore } from "./request";

const secretNames = ["jeton", "token", "password", "secret", "cookie", "authorization", "email", "to", "phone", "health"];

/** Structured lines on standard output, each with its request id; secrets are censored by name, tokens and addresses by shape. */
const destination = pino.destination({ fd: 1, sync: false });

const common = {
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
};

/** For the one line of each request: fixed fields that need no censoring, which would cost a tenth of a page. */
export const accessLog = pino(common, destination);

export const log = pino({
  ...common,
  redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: "[caché]" },
  serializers: { err: describeError },
  mixin: () => {
    const request = requestStore.getStore();
    return request ? { requestId: request.id } : {};
  },
}, destination);

/** Masks what looks like a token or an address in free text. */
export function censor(text: string): string {
  return text
    .replace(/[^\s@<>"'(=]+@[^\s@<>"',)]+/g, "[adresse]")
    .replace(/[A-Za-z0-9_-]{43,}/g, "[jeton]")
    .replace(/\$argon2\S+/g, "[empreinte]");
}

type Chained = { name?: unknown; message?: unknown; stack?: unknown; code?: unknown; constraint_name?: unknown; cause?: unknown };

/**
 * An error as a log may keep it. Database errors carry the row and the parameters in their message:
 * of those only the code, the constraint and the stack frames stay.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== "object" || error === null) return { message: censor(String(error)) };
  const { name, message, stack, code, constraint_name: constraint, cause } = error as Chained;
  const fromDatabase = name === "PostgresError" || name === "DrizzleQueryError" || String(message).startsWith("Failed query");
  return {
    type: name,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(!fromDatabase && { message: censor(String(message)) }),
    frames: afterMessage(String(stack), String(message)).split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}

/** A stack begins with the message, which may hold lines that look like frames. */
function afterMessage(stack: string, message: string): string {
  const start = stack.indexOf(message);
  return start === -1 ? stack : stack.slice(start + message.length);
}
