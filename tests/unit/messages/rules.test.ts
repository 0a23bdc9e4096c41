import { writeInput } from "@/lib/messages/input";
import { failureKind, goesToPresentAddress, isReasonableSpan, readMailFilter, resendingOf } from "@/lib/messages/rules";
import { isPerishable } from "@/lib/notifications/rules";
import { noticeWords } from "@/lib/notifications/words";

test.each([
  ["550", "unknown-address"], ["552", "mailbox-full"], ["452", "mailbox-full"], ["554", "unwanted"], ["450", "later"], ["421", "later"],
  ["ESOCKET", "server-away"], ["ETOTALTIME", "server-away"], ["EAUTH", "our-account"], ["535", "our-account"], ["expired", "expired"], ["unknown", "other"],
])("the code %s means %s", (code, kind) => {
  expect(failureKind(code)).toBe(kind);
});

const dead = { state: "dead", isKept: true, isExpired: false, isPerishable: true };

test("a mail goes again while it makes sense, and says why not otherwise", () => {
  expect(resendingOf(dead)).toEqual({ canResend: true });
  expect(resendingOf({ ...dead, state: "pending" })).toEqual({ canResend: true });
  expect(resendingOf({ ...dead, isExpired: true })).toEqual({ canResend: false, because: "link-dead" });
  expect(resendingOf({ ...dead, isExpired: true, isPerishable: false })).toEqual({ canResend: true });
  expect(resendingOf({ ...dead, isKept: false })).toEqual({ canResend: false, because: "erased" });
  expect(resendingOf({ ...dead, state: "sent" })).toEqual({ canResend: false, because: "sent" });
});

test("no secret and no mail about an address ever follows a changed address", () => {
  const moving = Object.keys(noticeWords).filter(goesToPresentAddress);
  expect(moving.filter((notice) => isPerishable(notice))).toEqual(["place-offered"]);
  expect(moving.filter((notice) => /^(email|password|new-device|account|confirm|sign)/.test(notice))).toEqual([]);
});

test("a span of days begins before it ends, and is at most a year", () => {
  expect([isReasonableSpan("2026-07-07", "2026-07-07"), isReasonableSpan("2026-07-08", "2026-07-07"), isReasonableSpan("2026-01-01", "2027-06-01")]).toEqual([true, false, false]);
});

const typed = { du: "2026-07-07", au: "2026-07-07", titre: " Sortie  à\nla plage ", texte: "Bonjour,\r\n\u0007bottes" };

test("a title is one line, a text keeps its lines, and no control character stays", () => {
  expect(writeInput.parse(typed)).toMatchObject({ titre: "Sortie à la plage", texte: "Bonjour,\nbottes" });
});

test("what is missing is said beside its field", () => {
  const issues = writeInput.safeParse({ ...typed, du: "", titre: " ", texte: "x".repeat(1_501) }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0]).sort()).toEqual(["du", "texte", "titre"]);
  expect(writeInput.safeParse({ ...typed, au: "2026-07-01" }).error?.issues[0]?.path).toEqual(["au"]);
});

test("an address that makes no sense narrows nothing", () => {
  expect(readMailFilter({ etat: "withheld", avis: "x", jour: "hier", famille: "1" }, ["booking-receipt"])).toEqual({});
});
