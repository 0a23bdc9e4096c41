import type { Id } from "@/lib/core/ids";
import type { childInput, healthInput } from "@/lib/families/input";
import type { z } from "zod";

type Identity = Omit<z.output<typeof childInput>, "childId">;

/** Léa, as the form of a child's identity gives her. */
export function aChildIdentity(wishes: Partial<Identity> = {}): Identity {
  return { givenName: "Léa", familyName: "Martin", birthDay: 14, birthMonth: 3, birthYear: 2019, schoolLevel: "ce1", school: null, ...wishes };
}

type Sheet = z.output<typeof healthInput>;

/** A health form with nothing to report, but for what is wished. */
export function aHealthSheet(childId: Id<"child">, wishes: Partial<Sheet> = {}): Sheet {
  const nothing = { allergiesAnswer: "none", allergies: "", carePlanAnswer: "none", carePlan: "", treatmentAnswer: "none", treatment: "" } as const;
  return { childId, ...nothing, doctorName: null, doctorPhone: null, vaccineStatus: "up_to_date", vaccineNotes: "", currentPassword: "", ...wishes };
}
