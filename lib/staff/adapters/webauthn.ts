import "server-only";
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { authority } from "@/lib/core/authority";
import { env } from "@/lib/core/env";

export type RegistrationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
export type SignInOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

type RegistrationResponse = Parameters<typeof verifyRegistrationResponse>[0]["response"];
type SignInResponse = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

export type KeyOnFile = { credentialId: string; publicKey: string; counter: number; transports: string[] };
export type NewKey = KeyOnFile & { isBackedUp: boolean };

const origin = () => env().APP_URL;
const site = () => new URL(origin()).hostname;
const bytes = (challenge: string) => new Uint8Array(Buffer.from(challenge, "base64url"));

export function registrationOptions({ email, name, challenge, known }: { email: string; name: string; challenge: string; known: readonly Pick<KeyOnFile, "credentialId">[] }) {
  return generateRegistrationOptions({
    rpName: authority.portal,
    rpID: site(),
    userName: email,
    userDisplayName: name,
    challenge: bytes(challenge),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });
}

export function signInOptions({ challenge, keys }: { challenge: string; keys: readonly Pick<KeyOnFile, "credentialId" | "transports">[] }) {
  const allowCredentials = keys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
  return generateAuthenticationOptions({ rpID: site(), challenge: bytes(challenge), allowCredentials, userVerification: "preferred" });
}

/** What a browser sent, if it has the shape of an answer at all. */
function parsed(response: string): { id?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(response);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Which key a browser says it used: a claim. */
export function claimedKey(response: string): string {
  const id = parsed(response)?.id;
  return typeof id === "string" ? id : "";
}

/** The key that a browser has just made for this challenge; undefined when anything does not fit. */
export async function readNewKey(response: string, challenge: string): Promise<NewKey | undefined> {
  const answer = parsed(response) as RegistrationResponse | undefined;
  if (!answer) return undefined;
  const check = { response: answer, expectedChallenge: challenge, expectedOrigin: origin(), expectedRPID: site(), requireUserVerification: false };
  const { verified, registrationInfo } = await verifyRegistrationResponse(check).catch(() => ({ verified: false, registrationInfo: undefined }));
  if (!verified || !registrationInfo) return undefined;
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    isBackedUp: credentialBackedUp,
  };
}

/** The key's new counter when it has signed this challenge; undefined when anything does not fit. */
export async function counterAfter(response: string, challenge: string, key: KeyOnFile): Promise<number | undefined> {
  const answer = parsed(response) as SignInResponse | undefined;
  if (!answer) return undefined;
  const credential = { id: key.credentialId, publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")), counter: key.counter, transports: key.transports };
  const check = { response: answer, expectedChallenge: challenge, expectedOrigin: origin(), expectedRPID: site(), requireUserVerification: false, credential };
  const { verified, authenticationInfo } = await verifyAuthenticationResponse(check).catch(() => ({ verified: false, authenticationInfo: undefined }));
  return verified ? authenticationInfo?.newCounter : undefined;
}
