import type { Client } from "@/db/context";
import { newSecretToken } from "@/lib/core/crypto";

export const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

type Cookies = Partial<Pick<Client, "sessionToken" | "bindingToken" | "deviceToken">>;

/** A browser as the doors see it; its cookies are its properties. */
export type Browser = Client;

export function aBrowser({ ip = "192.0.2.10", userAgent = FIREFOX, ...cookies }: Cookies & { ip?: string; userAgent?: string } = {}): Browser {
  return { ip, userAgent, requestId: "REQ-TEST", ...cookies };
}

/** A browser that once asked for a link: it holds the token that binds the link to it. */
export function aBoundBrowser(): Browser & { bindingToken: string } {
  return { ...aBrowser(), bindingToken: newSecretToken() };
}

/** What the door does with the cookies that a use case returns. */
export function keepCookies(browser: Browser, { sessionToken, deviceToken }: { sessionToken: string; deviceToken: string }): void {
  Object.assign(browser, { sessionToken, deviceToken });
}
