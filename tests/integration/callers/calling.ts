import { callerFactsInput, openInput } from "@/lib/callers/input";

/** What a member of staff typed in the caller check, as its form sends it. */
export const theFacts = (familyId: string, typed: Partial<Record<"birthDate" | "address" | "phone" | "email" | "reference", string>>) => callerFactsInput.parse({ familyId, ...typed });

/** A mother on the telephone, as the form of a new family sends her. */
export const aNewcomer = (typed: Record<string, string> = {}) => openInput.parse({ who: "guardian", givenName: "Nadia", familyName: "Kerbrat", phone: "02 40 55 66 77", commune: "pornic", ...typed });

export const no = (reason: string) => ({ ok: false, refusal: expect.objectContaining({ reason }) });
export const done = { ok: true, value: undefined };
