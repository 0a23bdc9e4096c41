import type { EntryView } from "@/lib/bookings/view";
import { attentionView, knownView, type DeskChildView, type GuardianCard, type TaskView } from "@/lib/callers/view";
import type { DocumentView } from "@/lib/documents/view";

const FAMILY = "fam_1";

const aChild = (over: Partial<DeskChildView> = {}): DeskChildView => ({ id: "chd_1", name: "Léa Martin", age: "7 ans", bornOn: "14 mars 2019", level: "CE1", custody: "", missing: [], isBlocked: false, ...over });
const aGuardian = (over: Partial<GuardianCard> = {}): GuardianCard => ({ accountId: "acc_1", name: "Claire Martin", relation: "Mère", email: "claire@exemple.fr", phone: "06 12 34 56 78", standing: "Compte ouvert", isBounced: false, ...over });
const anEntry = (over: Partial<EntryView> = {}): EntryView => ({ id: "wte_1", reference: "PF-7K3-9QD", childName: "Léa", day: "mercredi 2 décembre 2026", activity: "Mercredis", center: "Les Embruns", isOffered: false, rank: "1", until: undefined, isTogether: false, why: [], ...over });
const aTask = (isLate: boolean): TaskView => ({ id: "tsk_1", kind: "À dire", text: "", family: "Martin", href: "/admin", letter: "/admin", phones: [], due: undefined, isLate, since: "", done: undefined });
const aPaper = (over: Partial<DocumentView> = {}): DocumentView => ({ id: "doc_1", href: "/famille/documents", kind: "court_order", title: "Assurance", childName: "Léa", state: "Refusé", next: undefined, isToReplace: true, mayBeRemoved: true, ...over });

const nothing = { guardians: [aGuardian()], children: [aChild()], waiting: [anEntry()], tasks: [], documents: [aPaper({ isToReplace: false })] };

test("a complete file has nothing to settle", () => {
  expect(attentionView(FAMILY, nothing)).toEqual([]);
});

test("a file without child says what comes before any booking", () => {
  expect(attentionView(FAMILY, { ...nothing, children: [] })).toMatchObject([{ tag: "À compléter", href: "/admin/familles/fam_1/enfants/nouveau" }]);
});

test("what runs out comes first, in words, and each line leads to where it is settled", () => {
  const items = attentionView(FAMILY, {
    guardians: [aGuardian({ isBounced: true })],
    children: [aChild({ missing: ["Fiche sanitaire", "Adresse"], isBlocked: true }), aChild({ id: "chd_2", name: "Tom Martin", missing: ["Vaccins"] })],
    waiting: [anEntry({ isOffered: true, until: "dimanche 29 novembre 2026 à 8 h 00" })],
    tasks: [aTask(true), aTask(false)],
    documents: [aPaper()],
  });
  expect(items.map(({ tag, what, href, isUrgent }) => [tag, what, href, isUrgent])).toEqual([
    ["Place proposée", "Léa, mercredi 2 décembre 2026, Les Embruns : répondre avant le dimanche 29 novembre 2026 à 8 h 00.", "/admin/familles/fam_1/reservations", true],
    ["Adresse mail en panne", "Claire Martin ne reçoit plus nos mails.", "/admin/familles/fam_1#acc_1", true],
    ["En retard", "2 tâches à faire, dont 1 en retard.", "/admin/familles/fam_1#taches", true],
    ["Bloque la réservation", "Léa Martin : 2 réponses ou documents manquent.", "/admin/familles/fam_1/enfants/chd_1", true],
    ["À compléter", "Tom Martin : 1 réponse ou document manque.", "/admin/familles/fam_1/enfants/chd_2", false],
    ["Document à redonner", "Assurance, Léa.", "/admin/familles/fam_1/documents", false],
  ]);
});

test("the head says how the person is known, and until when the file stays open", () => {
  const since = new Date("2026-11-28T14:12:00Z");
  expect(knownView({ since, facts: 2 })).toBe("Personne reconnue par 2 réponses justes à 15 h 12. Le dossier se referme à 16 h 12.");
  expect(knownView({ since, facts: 0 })).toBe("Dossier ouvert au téléphone à 15 h 12. Le dossier se referme à 16 h 12.");
});
