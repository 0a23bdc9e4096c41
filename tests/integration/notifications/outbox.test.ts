import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mail } from "@/db/schema/notifications";
import { driverError } from "@/lib/core/outage";
import { postNotice, recipientKey } from "@/lib/notifications/use-cases/post-notice";
import { aMail, deliver, LINK, mailRow } from "@/tests/support/builders/mail";
import { countRows, everyRow } from "@/tests/support/builders/rows";
import { testDatabase } from "@/tests/support/database";
import { testSmtp } from "@/tests/support/smtp";

testDatabase();
const smtp = testSmtp();

test("at rest neither the recipient, nor the name, nor the link can be read, in the row or in its job", async () => {
  await aMail({ to: "claire.martin@exemple.fr", givenName: "Marjolaine" });
  const text = JSON.stringify(await everyRow());
  expect(text).toContain("password-reset");
  expect(text).not.toMatch(/claire|exemple\.fr|Marjolaine|jeton|nouveau-mot-de-passe/);
  expect(text).not.toContain(LINK);
});

test("a recipient is recognised under one key whatever the case, and the key is not a plain hash of the address", async () => {
  expect(recipientKey("Claire@Exemple.fr")).toBe(recipientKey("claire@exemple.fr"));
  expect(recipientKey("claire@exemple.fr")).not.toBe(recipientKey("clara@exemple.fr"));
});

test("a mail and the change it reports commit together: undone, neither a row nor a job remains (R-MSG-2)", async () => {
  const undone = database().transaction(async (tx) => {
    await postNotice(tx, { notice: "password-reset", to: "claire@exemple.fr", props: { givenName: "Claire", resetUrl: LINK }, accountId: null });
    throw new Error("changed our mind");
  });
  await expect(undone).rejects.toThrow("changed our mind");
  expect(await countRows()).toMatchObject({ mail: 0, _private_jobs: 0 });
});

test("content moved to somebody else's row is never sent", async () => {
  const [hers, his] = [await aMail({ to: "claire@exemple.fr" }), await aMail({ to: "yann@exemple.fr" })];
  const { sealed } = await mailRow(hers);
  await database().update(mail).set({ sealed }).where(eq(mail.id, his));
  await deliver(his);
  expect(smtp.received).toEqual([]);
  expect(await mailRow(his)).toMatchObject({ state: "pending", lastFailure: expect.any(String) });
});

test.each([
  ["waiting without content", { state: "pending" as const, sealed: null }],
  ["sent with its content", { state: "sent" as const, sealed: "still here" }],
  ["in a state nobody knows", { state: sql`'lost'`, sealed: null }],
])("the database refuses a mail %s", async (_name, impossible) => {
  const id = await aMail();
  const error: unknown = await database().update(mail).set(impossible).where(eq(mail.id, id)).then(() => undefined, (reason: unknown) => reason);
  expect(driverError(error)?.code).toBe("23514");
});
