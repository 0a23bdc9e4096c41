import "server-only";
import type { Context, SystemActor } from "@/db/context";
import { after, DAY_MS } from "@/lib/core/clock";
import { documentStore } from "../adapters/document-store";
import { listKeysInUse } from "../queries";

/** Removes the files that no row names, a day after they were written: a crash left them, or their family is gone. */
export async function sweepDocuments({ db, now }: Context<SystemActor>): Promise<number> {
  const store = documentStore();
  let swept = 0;
  for await (const keys of store.keysBefore(after(now, -DAY_MS))) {
    const inUse = await listKeysInUse(db, keys);
    const orphans = keys.filter((key) => !inUse.has(key));
    for (const key of orphans) await store.remove(key);
    swept += orphans.length;
  }
  return swept;
}
