import { firstFreePort, isPortFree, isPortFreeSoon } from "./ports";
import { Problem } from "./problem";

const OLDEST_NODE = [20, 19] as const;
const SMTP_PORT = 1025;
const PAGE_PORT = 8025;

export function checkNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Problem(`Il faut Node ${OLDEST_NODE.join(".")} ou plus récent ; celui-ci est Node ${version}.`);
}

export async function sitePort(): Promise<number> {
  const port = numberIn("PORT") ?? 3000;
  if (await isPortFreeSoon(port)) return port;
  throw new Problem(`Le port ${port} est déjà utilisé : libérez-le, ou choisissez-en un autre, par exemple « PORT=${port + 100} npm run demo ».`);
}

/** The usual ports of the mailbox or their first free neighbours; a port that was asked for must be free. */
export async function mailboxPorts(): Promise<{ smtpPort: number; pagePort: number }> {
  return { smtpPort: await mailboxPort("MAILBOX_SMTP_PORT", SMTP_PORT), pagePort: await mailboxPort("MAILBOX_PORT", PAGE_PORT) };
}

async function mailboxPort(name: string, usual: number): Promise<number> {
  const asked = numberIn(name);
  const port = asked === undefined ? await firstFreePort(usual) : asked;
  if (port !== undefined && (asked === undefined || (await isPortFree(port)))) return port;
  throw new Problem(`Le port ${asked ?? usual} de la boîte aux lettres est déjà utilisé : indiquez-en un autre dans ${name}.`);
}

function numberIn(name: string): number | undefined {
  const value = process.env[name];
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`${name} doit être un numéro de port entre 1 et 65535 (reçu : ${value}).`);
}
