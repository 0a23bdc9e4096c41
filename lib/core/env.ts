import path from "node:path";
import { z } from "zod";

const SECRET_BYTES = 32;

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `doit être une adresse ${protocols.map((p) => `${p}//…`).join(" ou ")}`,
  });

const keyRing = z.string().transform((value, context) => {
  const keys = value.split(",").map((entry) => {
    const [id = "", encoded = ""] = entry.trim().split(":");
    return { id, key: Buffer.from(encoded, "base64") };
  });
  const sound = keys.every(({ id, key }) => /^[a-z0-9]{1,12}$/.test(id) && key.length === SECRET_BYTES);
  const distinct = new Set(keys.map(({ id }) => id)).size === keys.length;
  if (sound && distinct) return keys;
  context.addIssue("doit être une liste « nom:clé » (32 octets en base64), la clé courante en premier");
  return z.NEVER;
});

const secret = z
  .string()
  .min(SECRET_BYTES, { error: `doit compter au moins ${SECRET_BYTES} caractères tirés au hasard`, abort: true })
  .refine((value) => new Set(value).size >= 12, "est trop simple : tirez-la au hasard");

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `doit être ${values.join(", ")}`);

const wholeNumber = (min: number, max: number) => {
  const error = `doit être un nombre entier de ${min} à ${max}`;
  return z.coerce.number(error).refine((value) => Number.isInteger(value) && value >= min && value <= max, error);
};

const schema = z.object({
  NODE_ENV: oneOf(["development", "production", "test"]).default("production"),
  APP_URL: url(["http:", "https:"]).transform((value) => new URL(value).origin),
  PORT: wholeNumber(0, 65_535).default(3000),
  WEB_PROCESSES: wholeNumber(1, 64).default(1),
  DATABASE_URL: url(["postgres:", "postgresql:"]),
  DATABASE_OWNER_URL: url(["postgres:", "postgresql:"]).optional(),
  DATABASE_REPLICA_URL: url(["postgres:", "postgresql:"]).optional(),
  DATABASE_POOL: wholeNumber(1, 100).default(10),
  WORKER_CONCURRENCY: wholeNumber(1, 16).default(4),
  AUTHORITY_FILE: z.string().refine((value) => path.isAbsolute(value), "doit être un fichier, écrit depuis la racine (/…)").optional(),
  DOCUMENTS_DIR: z.string().refine((value) => path.isAbsolute(value), "doit être un dossier, écrit depuis la racine (/…)"),
  SMTP_URL: url(["smtp:", "smtps:"]),
  MAIL_FROM: z.string().regex(/^[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>$/, "doit s'écrire « Nom <adresse@domaine> »"),
  AUTH_SECRET: secret,
  ENCRYPTION_KEYS: keyRing,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine((value) => [16, 24, 32].includes(Buffer.from(value, "base64").length), "doit être une clé AES en base64 (32 octets)"),
  BREACH_CHECK_URL: url(["http:", "https:"]).transform((value) => (value.endsWith("/") ? value : `${value}/`)).optional(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 5).default(0),
  METRICS_TOKEN: secret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(["http:", "https:"]).optional(),
  LOG_LEVEL: oneOf(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  DEMO: oneOf(["0", "1"]).default("0").transform((value) => value === "1"),
});

export type Env = z.output<typeof schema>;

export class EnvironmentError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

function parse<T extends z.ZodType>(shape: T): z.output<T> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(given, {
    error: (issue) => (issue.code === "invalid_type" && issue.input === undefined ? "manque : voir .env.example" : undefined),
  });
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
}

let known: Env | undefined;

/** The whole environment, checked once. Throws EnvironmentError with one sentence per missing or weak variable. */
export function env(): Env {
  if (known) return known;
  known = parse(schema);
  process.env.AUTH_URL = known.APP_URL;
  return known;
}

/** What a build may already know: absent variables are fine, bad values stop it. */
export function buildEnv(): void {
  parse(schema.partial());
}

/** Logging starts before the environment is checked, so it reads its one variable by itself. */
export function logLevel(): Env["LOG_LEVEL"] {
  const parsed = schema.shape.LOG_LEVEL.safeParse(process.env.LOG_LEVEL || undefined);
  return parsed.success ? parsed.data : "info";
}

/** The demo says « données fictives » on every page, prerendered ones included: known at build time too. */
export function isDemo(): boolean {
  return process.env.DEMO === "1";
}

/** Who this portal serves is known before anything else is: what the modules say depends on it. */
export function authorityFile(): string | undefined {
  return process.env.AUTHORITY_FILE || undefined;
}
