import "server-only";
import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/core/crypto";

const COUNT = 10;
const LETTERS = 16;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ten codes of sixteen letters, 80 bits each, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const text = Array.from(randomBytes(LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
    return text.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** Typed with or without its dashes, in capitals or not. */
export function hashRecoveryCode(typed: string): string {
  return hashToken(typed.toLowerCase().replace(/[^0-9a-z]/g, ""));
}
