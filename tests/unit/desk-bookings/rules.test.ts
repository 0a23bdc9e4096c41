import { likelyOffer, readReference } from "@/lib/desk-bookings/rules";

const offer = (periodId: string, centerName: string, isOpen: boolean) => ({ programmeId: `${periodId} ${centerName}`, periodId, centerName, isOpen });

test("the desk most likely books the next open period, in the usual centre when it is on offer there", () => {
  const offers = [offer("july", "Les Dunes", false), offer("easter", "Les Dunes", true), offer("easter", "Les Embruns", true), offer("summer", "Le Port", true)];
  expect(likelyOffer(offers, "Les Embruns")?.programmeId).toBe("easter Les Embruns");
  expect(likelyOffer(offers, "Le Port")?.programmeId).toBe("summer Le Port");
  expect(likelyOffer(offers, undefined)?.programmeId).toBe("easter Les Dunes");
  expect(likelyOffer([offer("july", "Les Dunes", false)], undefined)?.programmeId).toBe("july Les Dunes");
  expect(likelyOffer([], undefined)).toBeUndefined();
});

test.each([["PF-7K3-9QD", "PF-7K3-9QD"], [" pf 7k3 9qd ", "PF-7K3-9QD"], ["7k39qd", "PF-7K3-9QD"], ["PF-7K3", undefined], ["", undefined], ["Martin", "PF-MAR-TIN"]])("« %s » is read as %s", (typed, read) => {
  expect(readReference(typed)).toBe(read);
});
