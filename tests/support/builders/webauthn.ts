import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";
import { pseudonym } from "@/lib/core/crypto";
import { keyOccasion } from "@/lib/staff/rules";

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const base64url = (data: Buffer | string) => Buffer.from(data).toString("base64url");

const USER_PRESENT = 0x01;
const HOLDS_A_KEY = 0x40;

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const { x = "", y = "" } = publicKey.export({ format: "jwk" });

/** The public key in COSE: EC2, ES256, P-256. */
const coseKey = Buffer.concat([
  Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, "base64url"),
  Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, "base64url"),
]);
const credentialId = randomBytes(16);

function dataOf(flags: number, counter: number, more = Buffer.alloc(0)): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt8(flags, 0);
  tail.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(new URL(env().APP_URL).hostname), tail, more]);
}

const clientData = (type: string, challenge: string) => JSON.stringify({ type, challenge, origin: env().APP_URL, crossOrigin: false });
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** What a browser answers when it has made a key for the page of this session. */
export function aKeyFor(sessionId: string): string {
  const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, coseKey]);
  const authData = dataOf(USER_PRESENT | HOLDS_A_KEY, 0, attested);
  const attestation = Buffer.concat([
    Buffer.from([0xa3]), cborText("fmt"), cborText("none"), cborText("attStmt"), Buffer.from([0xa0]), cborText("authData"), Buffer.from([0x58, authData.length]), authData,
  ]);
  const response = { clientDataJSON: base64url(clientData("webauthn.create", pseudonym(keyOccasion, sessionId))), attestationObject: base64url(attestation), transports: ["internal"] };
  return JSON.stringify({ id: base64url(credentialId), rawId: base64url(credentialId), type: "public-key", clientExtensionResults: {}, response });
}

/** What it answers when that key signs a challenge for the `counter`-th time. */
export function aSignatureOf(challenge: string, counter: number): string {
  const authenticatorData = dataOf(USER_PRESENT, counter);
  const client = clientData("webauthn.get", challenge);
  const signature = createSign("sha256").update(Buffer.concat([authenticatorData, sha256(client)])).sign(privateKey);
  const response = { clientDataJSON: base64url(client), authenticatorData: base64url(authenticatorData), signature: base64url(signature) };
  return JSON.stringify({ id: base64url(credentialId), rawId: base64url(credentialId), type: "public-key", clientExtensionResults: {}, response });
}
