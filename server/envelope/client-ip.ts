import { isIP } from "node:net";

const UNKNOWN = "0.0.0.0";

/**
 * The caller's address: the socket's, or behind n trusted proxies the n-th entry from the right of
 * X-Forwarded-For, which the outermost of them wrote. Entries further left are the caller's own claims.
 * A list too short or an entry that is no address falls back to the socket's.
 */
export function clientIp(socketAddress: string | undefined, forwardedFor: string | undefined, trustedHops: number): string {
  const direct = normalise(socketAddress ?? "") ?? UNKNOWN;
  if (trustedHops === 0 || forwardedFor === undefined) return direct;
  return normalise(forwardedFor.split(",").at(-trustedHops) ?? "") ?? direct;
}

function normalise(entry: string): string | undefined {
  const address = withoutPort(entry.trim()).replace(/^::ffff:(?=[\d.]+$)/i, "");
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return undefined;
  const canonical = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical);
  return mapped ? dotted(Number.parseInt(mapped[1] ?? "", 16), Number.parseInt(mapped[2] ?? "", 16)) : canonical;
}

function withoutPort(entry: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
