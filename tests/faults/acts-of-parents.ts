import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { addDays } from "@/lib/core/days";
import { readClock } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aBoundBrowser, aBrowser } from "@/tests/support/builders/browser";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { jetonTo } from "@/tests/support/builders/outbox";
import { aPdf } from "@/tests/support/builders/paper";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { asSystem, asVisitor } from "@/tests/support/context";
import { ofParent, type Act } from "./act";

const addressOf = (what: string, copy: number) => `${what}${copy}@exemple.fr`;

/** A family with one child and one programme of its own, with places on its first two days. */
export async function aPlaceToBook(copy: number, { capacity = 8 }: { capacity?: number } = {}) {
  const family = await aFamily({ email: addressOf("famille", copy) });
  const programme = await aProgramme({ slug: `programme-${copy}` });
  const child = await aChild({ of: family });
  const days = [aMonday(), addDays(aMonday(), 1)] as const;
  const slots = [await aSlot({ of: programme, day: days[0], capacity }), await aSlot({ of: programme, day: days[1], capacity })] as const;
  return { family, programme, child, days, slots };
}

export type PlaceToBook = Awaited<ReturnType<typeof aPlaceToBook>>;

export function bookingQuery({ child, programme, days }: PlaceToBook): URLSearchParams {
  const choice = [["enfant", child], ["programme", programme.id], ["periode", programme.periodId], ["formule", "day"], ...days.map((day) => ["jour", `0.${day}`])];
  return new URLSearchParams(choice);
}

async function aBookedDay(copy: number) {
  const place = await aPlaceToBook(copy, { capacity: 1 });
  const { family: of, programme, child, slots } = place;
  return { ...place, ...(await aBooking({ of, programme, child, slot: slots[0] })) };
}

/** Another family waits behind the one that holds the only place. */
async function somebodyWaitsFor({ programme, slots }: PlaceToBook, copy: number): Promise<void> {
  const of = await aFamily({ email: addressOf("suivante", copy) });
  await aWaitlistEntry({ of, programme, child: await aChild({ of }), slot: slots[0] });
}

/** The first in line was mailed an offer; somebody else waits behind. */
async function anOfferedPlace(copy: number): Promise<string> {
  const place = await aPlaceToBook(copy, { capacity: 1 });
  const { family: of, programme, child, slots } = place;
  await aWaitlistEntry({ of, programme, child, slot: slots[0] });
  await expireOffers({ ...asSystem(), now: readClock() });
  await somebodyWaitsFor(place, copy);
  return jetonTo(addressOf("famille", copy), "place-offered");
}

const registration: Act = {
  useCase: "accounts/request-registration",
  set: async (copy) => ({
    cookies: {},
    page: "/creer-compte",
    form: 'name="givenName"',
    typed: [["email", addressOf("nouvelle", copy)], ["password", PASSWORD], ["givenName", "Claire"], ["familyName", "Martin"], ["phone", "06 12 34 56 78"], ["isGuardian", "on"]],
  }),
  countsAgain: "each try is a registration of its own, with its own mail; the first that is confirmed wins",
};

const booking: Act = {
  useCase: "bookings/book-children",
  set: async (copy) => {
    const place = await aPlaceToBook(copy);
    return { cookies: ofParent(place.family.browser), page: `/famille/reserver/verifier?${bookingQuery(place)}`, form: "Confirmer la réservation", typed: [["attente", "on"]] };
  },
};

const entering: readonly Act[] = [
  registration,
  {
    useCase: "accounts/confirm-registration",
    set: async (copy) => {
      const browser = aBoundBrowser();
      const { jeton } = await aPendingRegistration({ email: addressOf("attente", copy), browser });
      return { cookies: { pf_binding: browser.bindingToken }, page: `/confirmer-compte?jeton=${jeton}`, form: "Valider mon compte" };
    },
  },
  {
    useCase: "accounts/request-password-reset",
    set: async (copy) => {
      await aParent({ email: addressOf("oubli", copy) });
      return { cookies: {}, page: "/mot-de-passe-oublie", form: "Recevoir le lien", typed: [["email", addressOf("oubli", copy)]] };
    },
    countsAgain: "each request mails a link, and the newest replaces the one before",
  },
  {
    useCase: "accounts/reset-password",
    set: async (copy) => {
      const email = addressOf("retour", copy);
      await aParent({ email });
      await requestPasswordReset({ ...asVisitor(aBrowser({ ip: `192.0.2.${copy % 250}` })), now: readClock() }, { email: anAddress(email), bindingToken: newSecretToken() });
      return { cookies: {}, page: `/nouveau-mot-de-passe?jeton=${await jetonTo(email, "password-reset")}`, form: "Enregistrer le mot de passe", typed: [["password", OTHER_PASSWORD]] };
    },
  },
  {
    useCase: "accounts/sign-in-with-password",
    set: async (copy) => {
      await aParent({ email: addressOf("connue", copy) });
      return { cookies: {}, page: "/connexion", form: 'name="password"', typed: [["email", addressOf("connue", copy)], ["password", PASSWORD]] };
    },
    countsAgain: "each sign-in is a session of its own",
  },
];

const family: readonly Act[] = [
  {
    useCase: "families/describe-child",
    set: async (copy) => ({
      cookies: ofParent((await aFamily({ email: addressOf("enfant", copy) })).browser),
      page: "/famille/enfants/nouveau",
      form: 'name="birthYear"',
      typed: [["givenName", "Léa"], ["familyName", "Martin"], ["birthDay", "14"], ["birthMonth", "mars"], ["birthYear", "2019"], ["schoolLevel", "ce1"], ["school", ""]],
    }),
  },
  {
    useCase: "families/save-address",
    set: async (copy) => ({
      cookies: ofParent((await aFamily({ email: addressOf("foyer", copy) })).browser),
      page: "/famille/foyer/adresse?commune=44131",
      form: 'name="addressLine"',
      typed: [["addressLine", "12 chemin des Salines"], ["addressExtra", ""]],
    }),
    countsAgain: "the same address is saved again, and the journal tells each saving",
  },
  {
    useCase: "documents/add-document",
    set: async (copy) => {
      const of = await aFamily({ email: addressOf("papier", copy) });
      const child = await aChild({ of });
      return { cookies: ofParent(of.browser), page: `/famille/documents/nouveau?type=insurance&enfant=${child}`, form: 'name="pages"', typed: [["pages", aPdf().toString(), "attestation.pdf"]] };
    },
    countsAgain: "a paper sent again is a newer paper, and the newest counts",
  },
];

const places: readonly Act[] = [
  booking,
  {
    useCase: "bookings/swap-day",
    set: async (copy) => {
      const { family: of, reference, id } = await aBookedDay(copy);
      return { cookies: ofParent(of.browser), page: `/famille/reservations/${reference}/echanger?jour=${id}`, form: 'name="slotId"' };
    },
  },
  {
    useCase: "bookings/cancel-days",
    set: async (copy) => {
      const booked = await aBookedDay(copy);
      await somebodyWaitsFor(booked, copy);
      return { cookies: ofParent(booked.family.browser), page: `/famille/reservations/${booked.reference}/annuler?jour=${booked.id}&etape=verifier`, form: "Annuler ce jour" };
    },
  },
  { useCase: "bookings/accept-offer", set: async (copy) => ({ cookies: {}, page: `/proposition?jeton=${await anOfferedPlace(copy)}`, form: "Accepter la place" }) },
  { useCase: "bookings/decline-offer", set: async (copy) => ({ cookies: {}, page: `/proposition?jeton=${await anOfferedPlace(copy)}`, form: "Refuser" }) },
];

export const actsOfParents: readonly Act[] = [...entering, ...family, ...places];
export { booking, registration };
