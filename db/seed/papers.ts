import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { familyQuotient } from "@/db/schema/billing";
import { document, documentPage } from "@/db/schema/documents";
import { child, family, guardian } from "@/db/schema/families";
import { quotientYear } from "@/lib/billing/rules";
import { dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { documentStore, newStorageKey } from "@/lib/documents/adapters/document-store";
import { convertPhoto } from "@/lib/documents/adapters/images";
import { validUntilFor, type DocumentKind } from "@/lib/documents/rules";

/** A drawn sheet of paper: what a telephone would have sent, without anybody's name. */
const sheet = (accent: string) => `
<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">
  <rect width="900" height="1200" fill="#d8d2c4"/><rect x="70" y="60" width="760" height="1080" fill="#ffffff"/>
  <rect x="120" y="120" width="300" height="60" fill="${accent}"/><circle cx="720" cy="150" r="48" fill="none" stroke="${accent}" stroke-width="10"/>
  ${Array.from({ length: 18 }, (_, line) => `<rect x="120" y="${260 + line * 40}" width="${line % 5 === 4 ? 380 : 660}" height="10" fill="#8a8f98"/>`).join("")}
  <path d="M560 1060 q40 -70 80 0 t80 0" fill="none" stroke="#1f3a5f" stroke-width="6"/>
</svg>`;

const wanted: readonly { kind: DocumentKind; accent: string; pages: number }[] = [
  { kind: "insurance", accent: "#2a6f97", pages: 1 },
  { kind: "quotient", accent: "#b5541b", pages: 1 },
  { kind: "court_order", accent: "#3d405b", pages: 2 },
  { kind: "vaccines", accent: "#3a7d44", pages: 2 },
  { kind: "swim_test", accent: "#0077b6", pages: 1 },
];

const DECLARED = 712;

/** A few papers that wait for the desk, one of each kind that families give most, each of another family. */
export async function writePapers(tx: Transaction, now: Date): Promise<void> {
  const givers = await listGivers(tx);
  for (const [index, { kind, accent, pages }] of wanted.entries()) {
    const giver = givers[index];
    const photo = await convertPhoto(Buffer.from(sheet(accent)));
    if (!giver || typeof photo === "string") continue;
    const documentId = newId("document");
    const { familyId, childId, accountId } = giver;
    const isOfChild = kind !== "quotient" && kind !== "court_order";
    const createdAt = sql`now() - ${wanted.length - index} * interval '1 day'`;
    await tx.insert(document).values({ id: documentId, familyId, childId: isOfChild ? childId : null, kind, validUntil: validUntilFor(kind, dayOf(now)), uploadedBy: accountId, createdAt });
    for (let position = 1; position <= pages; position += 1) {
      const storageKey = newStorageKey();
      await documentStore().put(storageKey, photo);
      await tx.insert(documentPage).values({ documentId, position, mediaType: "image/jpeg", byteSize: photo.length, storageKey });
    }
    const { validFrom, validUntil } = quotientYear(dayOf(now));
    if (kind === "quotient") await tx.insert(familyQuotient).values({ id: newId("familyQuotient"), familyId, amount: DECLARED, documentId, validFrom, validUntil });
  }
}

/** One family after the other that has a parent with an account, a child, and no quotient yet. */
function listGivers(tx: Transaction) {
  return tx
    .selectDistinctOn([family.id], { familyId: family.id, childId: child.id, accountId: account.id })
    .from(family)
    .innerJoin(guardian, and(eq(guardian.familyId, family.id), isNull(guardian.revokedAt)))
    .innerJoin(account, eq(account.id, guardian.accountId))
    .innerJoin(child, and(eq(child.familyId, family.id), isNull(child.removedAt)))
    .where(sql`not exists (select 1 from ${familyQuotient} where ${familyQuotient.familyId} = ${family.id})`)
    .orderBy(asc(family.id), asc(child.bornOn))
    .limit(wanted.length);
}
