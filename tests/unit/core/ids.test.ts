import { isId, newId, newReference, type IdKind } from "@/lib/core/ids";

const kinds: IdKind[] = ["account", "pendingRegistration", "accountToken", "session", "mail", "audit"];

test.each(kinds)("a new %s id has its own prefix and is recognised", (kind) => {
  const id = newId(kind);
  expect(id).toMatch(/^[a-z]{3}_[0-9a-z]{20}$/);
  expect(isId(kind, id)).toBe(true);
  for (const other of kinds.filter((each) => each !== kind)) expect(isId(other, id)).toBe(false);
});

test("ids never repeat", () => {
  expect(new Set(Array.from({ length: 1_000 }, () => newId("account"))).size).toBe(1_000);
});

test.each([undefined, null, 12, {}, "", "ses_", "ses_short", `ses_${"a".repeat(21)}`, `ses_${"A".repeat(20)}`, `ses_${"a".repeat(20)}\n`, ` ses_${"a".repeat(20)}`, "ses_' or true --aaaaaa", [newId("session")]])(
  "a claim that has not the shape of an id is refused (%j)",
  (claim) => {
    expect(isId("session", claim)).toBe(false);
  },
);

test("a reference read aloud holds no letter that is mistaken for another", () => {
  for (let draw = 0; draw < 300; draw += 1) expect(newReference("PF")).toMatch(/^PF-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
});
