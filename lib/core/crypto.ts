import "server-only";
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { env } from "./env";

/** 256 random bits, as they travel in links and cookies (base64url, 43 characters). */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

export function isSecretToken(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);
}

/** How a token rests in the database: its SHA-256, in hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A stable pseudonym of a personal value (address, IP), useless without the application's secret. */
export function pseudonym(purpose: string, value: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${purpose}\0${value}`).digest("base64url");
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under the current key of the ring, bound to `context` (the row it belongs to): `key.nonce+tag+ciphertext`. */
export function encrypt(plain: string, context: string): string {
  const { id, sealed } = seal(Buffer.from(plain, "utf8"), context);
  return `${id}.${sealed.toString("base64url")}`;
}

/** Throws when the key is no longer in the ring, or when the text was altered or moved to another row. */
export function decrypt(sealed: string, context: string): string {
  const [id = "", body = ""] = sealed.split(".");
  return unseal(id, Buffer.from(body, "base64url"), context).toString("utf8");
}

/** The name of the key that encrypts. */
export const currentKey = (): string => env().ENCRYPTION_KEYS[0]?.id ?? "";

/** The same for a file: the length of the key's name, that name, then nonce, tag and ciphertext. */
export function encryptBytes(plain: Uint8Array, context: string): Buffer {
  const { id, sealed } = seal(plain, context);
  return Buffer.concat([Buffer.from([id.length]), Buffer.from(id, "latin1"), sealed]);
}

/** Throws as `decrypt` does. */
export function decryptBytes(file: Buffer, context: string): Buffer {
  const id = keyOfBytes(file);
  return unseal(id, file.subarray(1 + id.length), context);
}

/** The name of the key that a file rests under; its first 32 bytes are enough. */
export const keyOfBytes = (file: Buffer): string => file.toString("latin1", 1, 1 + (file[0] ?? 0));

function seal(plain: Uint8Array, context: string): { id: string; sealed: Buffer } {
  const [current] = env().ENCRYPTION_KEYS;
  if (!current) throw new Error("the key ring is empty");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", current.key, nonce).setAAD(Buffer.from(context));
  const body = [cipher.update(plain), cipher.final()];
  return { id: current.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), ...body]) };
}

function unseal(id: string, sealed: Buffer, context: string): Buffer {
  const entry = env().ENCRYPTION_KEYS.find((candidate) => candidate.id === id);
  if (!entry) throw new Error("no key of the ring opens this text");
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", entry.key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
