import { rights, mayDo, type Right } from "./policy";
import type { StaffActor, StaffRole } from "@/db/context";

/** Who is signed in, for the frame around every page of staff. */
export type StaffView = { name: string; role: StaffRole; rights: readonly Right[] };

export function staffView(actor: Pick<StaffActor, "role">, { givenName, familyName }: { givenName: string; familyName: string }): StaffView {
  return { name: `${givenName} ${familyName}`, role: actor.role, rights: rights.filter((right) => mayDo(actor, right)) };
}
