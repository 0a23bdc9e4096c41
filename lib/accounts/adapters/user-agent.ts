import "server-only";
import { userAgentFromString } from "next/server";

const kinds: Record<string, string> = { mobile: "Téléphone", tablet: "Tablette" };

/** « Téléphone Android, Chrome »: a device in words a person recognises. */
export function describeDevice(userAgent: string): string {
  const { device, os, browser } = userAgentFromString(userAgent);
  const name = device.model === "iPhone" || device.model === "iPad" ? device.model : [kinds[device.type ?? ""] ?? "Ordinateur", os.name].filter(Boolean).join(" ");
  return browser.name ? `${name}, ${browser.name.replace("Mobile ", "")}` : name;
}
