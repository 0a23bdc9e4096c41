import "server-only";
import { decrypt, encrypt } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import type { VaccineStatus } from "../words";

/** What the parents said of a child's health. An empty text means « rien à signaler »; an empty status, that nobody said yet. */
export type Health = {
  allergies: string;
  carePlan: string;
  treatment: string;
  doctorName: string;
  doctorPhone: string;
  vaccineStatus: VaccineStatus | "";
  vaccineNotes: string;
};

export type SealedHealth = Record<"allergies" | "carePlan" | "treatment" | "doctor" | "vaccines", string>;

const contextOf = (childId: Id<"child">, field: keyof SealedHealth) => `${childId}:${field}`;

/** Each column on its own, bound to the child and to the column (R-HEA-1). Columns of two facts hold them as JSON. */
export function sealHealth(childId: Id<"child">, { allergies, carePlan, treatment, doctorName, doctorPhone, vaccineStatus, vaccineNotes }: Health): SealedHealth {
  const seal = (field: keyof SealedHealth, plain: string) => encrypt(plain, contextOf(childId, field));
  return {
    allergies: seal("allergies", allergies),
    carePlan: seal("carePlan", carePlan),
    treatment: seal("treatment", treatment),
    doctor: seal("doctor", JSON.stringify({ doctorName, doctorPhone })),
    vaccines: seal("vaccines", JSON.stringify({ vaccineStatus, vaccineNotes })),
  };
}

/** What a team must know at a glance: nothing of doctors or vaccines. */
export type HealthAlerts = Pick<Health, "allergies" | "carePlan" | "treatment">;

/** Opens these three fields only, under the same conditions as all of them. */
export function unsealAlerts(childId: Id<"child">, sealed: Pick<SealedHealth, keyof HealthAlerts>): HealthAlerts {
  const open = (field: keyof HealthAlerts) => decrypt(sealed[field], contextOf(childId, field));
  return { allergies: open("allergies"), carePlan: open("carePlan"), treatment: open("treatment") };
}

/** Throws when a field was altered, or comes from another child or another column. */
export function unsealHealth(childId: Id<"child">, sealed: SealedHealth): Health {
  const open = (field: keyof SealedHealth) => decrypt(sealed[field], contextOf(childId, field));
  const facts = (field: keyof SealedHealth) => JSON.parse(open(field) || "{}") as Partial<Health>;
  return {
    allergies: open("allergies"),
    carePlan: open("carePlan"),
    treatment: open("treatment"),
    doctorName: "",
    doctorPhone: "",
    vaccineStatus: "",
    vaccineNotes: "",
    ...facts("doctor"),
    ...facts("vaccines"),
  };
}
