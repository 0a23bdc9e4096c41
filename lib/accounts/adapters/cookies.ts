import "server-only";
import { cookies } from "next/headers";
import type { Client } from "@/db/context";
import { env } from "@/lib/core/env";
import { isSecretToken } from "@/lib/core/crypto";
import { lifetimes } from "../rules";

export type CookieName = "session" | "binding" | "device" | "staff" | "step" | "codes";

const isHttps = () => env().APP_URL.startsWith("https:");

/** `__Host-` ties a cookie to this very host and to https; browsers refuse the prefix in http. */
export function cookieName(name: CookieName): string {
  return `${isHttps() ? "__Host-" : ""}pf_${name}`;
}

export function cookieOptions(lifetimeMs?: number) {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: isHttps(),
    ...(lifetimeMs !== undefined && { maxAge: Math.floor(lifetimeMs / 1_000) }),
  };
}

/** The raw tokens this browser sent; what has not the shape of a token counts as absent. */
export async function readTokens(): Promise<Pick<Client, "sessionToken" | "bindingToken" | "deviceToken" | "staffToken">> {
  const jar = await cookies();
  const token = (name: CookieName) => {
    const value = jar.get(cookieName(name))?.value;
    return isSecretToken(value) ? value : undefined;
  };
  const [sessionToken, bindingToken, deviceToken, staffToken] = [token("session"), token("binding"), token("device"), token("staff")];
  return { ...(sessionToken && { sessionToken }), ...(bindingToken && { bindingToken }), ...(deviceToken && { deviceToken }), ...(staffToken && { staffToken }) };
}

/** Remembers which browser asked for a link, or which one is known to an account. */
export async function keepToken(name: "binding" | "device", value: string): Promise<void> {
  (await cookies()).set(cookieName(name), value, cookieOptions(lifetimes[name]));
}
