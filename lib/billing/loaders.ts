import "server-only";
import { dayOf } from "@/lib/core/days";
import { loader } from "@/lib/core/loader";
import { requireGuardian } from "@/lib/families/gates";
import { listBands, listQuotients } from "./queries";
import { quotientView } from "./view";

/** The family's own quotient, which nobody else is shown. */
export const loadQuotient = loader(async () => {
  const { db, family, now } = await requireGuardian("/famille/foyer/quotient");
  const rows = family ? await listQuotients(db, family.familyId) : [];
  return quotientView(rows, await listBands(db), dayOf(now));
});
