import "server-only";
import { createHash } from "node:crypto";
import { SECOND_MS } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

const PATIENCE_MS = 2 * SECOND_MS;
const PREFIX_LENGTH = 5;

/** "off": no service is configured. "unavailable": it did not answer; the password is accepted all the same, and the journal says so. */
export type BreachVerdict = "clean" | "breached" | "off" | "unavailable";

/** Whether a password is in known leaks, by k-anonymity: only five characters of its SHA-1 leave (Pwned Passwords range protocol). */
export async function findBreach(password: string): Promise<BreachVerdict> {
  const { BREACH_CHECK_URL } = env();
  if (!BREACH_CHECK_URL) return "off";
  const digest = createHash("sha1").update(password).digest("hex").toUpperCase();
  try {
    const answer = await fetch(new URL(digest.slice(0, PREFIX_LENGTH), BREACH_CHECK_URL), {
      headers: { "add-padding": "true" },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return "unavailable";
    const suffix = digest.slice(PREFIX_LENGTH);
    const leaks = (await answer.text()).split("\n").map((line) => line.trim().split(":"));
    return leaks.some(([candidate, count]) => candidate?.toUpperCase() === suffix && count !== "0") ? "breached" : "clean";
  } catch (error) {
    log.warn({ err: error }, "the service of leaked passwords did not answer");
    return "unavailable";
  }
}
