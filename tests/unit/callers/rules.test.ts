import { afterTask } from "@/lib/callers/rules";
import { courtView } from "@/lib/callers/view";

const FAMILY = `/admin/familles/fam_${"a1".repeat(10)}`;

test.each([
  ["/admin/taches?type=tell&page=2", "/admin/taches?type=tell&page=2&fait=tache"],
  ["/admin/taches", "/admin/taches?fait=tache"],
  [FAMILY, `${FAMILY}?fait=tache`],
  ["https://ailleurs.example/admin/taches", "/admin/taches?fait=tache"],
  ["/admin/taches?suite=//ailleurs.example", "/admin/taches?fait=tache"],
])("a task done from %s is said at %s", (from, to) => {
  expect(afterTask(from)).toBe(to);
});

const people = {
  guardians: [{ givenName: "Maëlle", familyName: "Tessier" }],
  phoneGuardians: [],
  contacts: [{ givenName: "Odile", familyName: "Tessier", mayPickUp: true }, { givenName: "Paul", familyName: "Roy", mayPickUp: false }],
  children: [{ givenName: "Noé", otherHouseholdName: null }, { givenName: "Elouan", otherHouseholdName: "Julien Barbier" }, { givenName: "Capucine", otherHouseholdName: "Julien Barbier" }],
};
const order = { id: "doc_1", kind: "court_order", state: "Accepté", childName: undefined, judgedOn: "3 mars 2026" };

test("a judge's decision is read with who has a right in the file, and who has none", () => {
  expect(courtView([order, { ...order, kind: "insurance" }], people)).toEqual({
    orders: [{ id: "doc_1", what: "Ordonnance du juge, pour tous les enfants : acceptée le 3 mars 2026" }],
    mayBook: "Maëlle Tessier",
    mayPickUp: "Maëlle Tessier et Odile Tessier",
    elsewhere: "Julien Barbier",
  });
  expect(courtView([{ ...order, state: "Reçu le 1 mars 2026", judgedOn: undefined, childName: "Noé" }], people)?.orders[0]?.what).toBe("Ordonnance du juge, pour Noé : reçue, à vérifier");
  expect(courtView([], people)).toBeUndefined();
});
