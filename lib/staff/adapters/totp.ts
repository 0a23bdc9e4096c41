import "server-only";
import { generateSync, generateURI, ScureBase32Plugin, verifySync } from "otplib";
import { authority } from "@/lib/core/authority";
import { SECOND_MS } from "@/lib/core/clock";
import { pseudonym } from "@/lib/core/crypto";

const SECRET_BYTES = 20;
const TOLERANCE_S = 30;

const epochOf = (now: Date) => Math.floor(now.getTime() / SECOND_MS);

/**
 * The secret that a page offers before anything is stored: always the same for one occasion, so that reading the page
 * writes nothing, and never the same for two.
 */
export function offeredSecret(occasion: string): string {
  const bytes = Buffer.from(pseudonym("totp-offer", occasion), "base64url").subarray(0, SECRET_BYTES);
  return new ScureBase32Plugin().encode(new Uint8Array(bytes), { padding: false });
}

/** The 30-second step of a right code, one step early or late at most; undefined for a wrong one. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = verifySync({ secret, token: code, epoch: epochOf(now), epochTolerance: TOLERANCE_S });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}

export function codeAt(secret: string, now: Date): string {
  return generateSync({ secret, epoch: epochOf(now) });
}

/** What an authenticator app reads in the QR code. */
export function enrolmentUri(secret: string, email: string): string {
  return generateURI({ issuer: `${authority.portal} (${authority.desk.name})`, label: email, secret });
}
