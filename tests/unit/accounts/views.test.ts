import { describeDevice } from "@/lib/accounts/adapters/user-agent";
import { eventView, phoneView, sessionView } from "@/lib/accounts/view";

test.each([
  ["+33612345678", "06 12 34 56 78"],
  ["+33240000000", "02 40 00 00 00"],
  ["+442079460958", "+442079460958"],
])("the number %s is shown as %s", (kept, shown) => {
  expect(phoneView(kept)).toBe(shown);
});

test.each([
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Téléphone Android, Chrome"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "iPhone, Safari"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Ordinateur Windows, Edge"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Ordinateur Linux, Firefox"],
  ["", "Ordinateur"],
  ["<script>alert(1)</script>", "Ordinateur"],
])("the device behind « %s » is « %s »", (userAgent, words) => {
  expect(describeDevice(userAgent)).toBe(words);
});

const at = new Date("2026-12-07T10:30:00Z");

test("one's own device is marked in the list", () => {
  const row = { id: "ses_1", userAgent: "", createdAt: at, seenAt: at };
  expect(sessionView(row, "ses_1").isCurrent).toBe(true);
  expect(sessionView(row, "ses_2").isCurrent).toBe(false);
});

test("the history is written in French, in the town's time", () => {
  expect(eventView({ at, action: "account.confirmed" })).toEqual({ at: "lundi 7 décembre 2026 à 11 h 30", what: "Compte validé" });
});
