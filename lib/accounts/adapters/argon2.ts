import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { SECOND_MS } from "@/lib/core/clock";
import { BusyError } from "@/lib/core/outage";

/** The library hashes with argon2id unless told otherwise. */
const parameters = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
const CURRENT_PREFIX = "$argon2id$v=19$m=65536,t=3,p=1$";

const AT_ONCE = 4;
const MAX_WAIT_MS = 2 * SECOND_MS;

let running = 0;
const waiting: (() => void)[] = [];

/** At most 4 hashes at once (each holds 64 MiB and a thread of libuv's pool); after 2 s in line, BusyError. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await turn();
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve, reject) => {
    const start = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(start), 1);
      reject(new BusyError("too many passwords to check at once"));
    }, MAX_WAIT_MS);
    waiting.push(start);
  });
}

/** argon2id, 64 MiB, 3 passes, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, parameters));
}

/** The hash of a thrown-away random password, under the current parameters. */
const DECOY = "$argon2id$v=19$m=65536,t=3,p=1$c5HB6adQ1pPv0ZCfE3xGgg$goZ16IOi5jgHGxa3vOlGUxA7peX5YNm81PTCJeRhQCI";

/** False for a wrong password and, after the same work, when there is nothing to compare with. */
export async function checkPassword(password: string, phc: string | undefined): Promise<boolean> {
  return inTurn(async () => (await verify(phc ?? DECOY, password)) && phc !== undefined);
}

/** Hashed under older parameters: to be hashed again while the password is at hand. */
export function isOutdated(phc: string): boolean {
  return !phc.startsWith(CURRENT_PREFIX);
}
