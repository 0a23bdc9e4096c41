import { rm } from "node:fs/promises";
import { database } from "@/db/client";
import { document, documentPage } from "@/db/schema/documents";
import { env } from "@/lib/core/env";
import { documentStore } from "@/lib/documents/adapters/document-store";
import { addDocument, type NewDocument } from "@/lib/documents/use-cases/add-document";
import type { Browser } from "@/tests/support/builders/browser";
import { aPhoto, asFile } from "@/tests/support/builders/paper";
import { asParent } from "@/tests/support/context";

export const FAR = new Date("2100-01-01T00:00:00Z");

/** Every test starts with an empty store. */
export function testStore(): void {
  beforeEach(() => rm(env().DOCUMENTS_DIR, { recursive: true, force: true }));
  afterAll(() => rm(env().DOCUMENTS_DIR, { recursive: true, force: true }));
}

export async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const some of documentStore().keysBefore(FAR)) keys.push(...some);
  return keys.sort();
}

export async function rows() {
  return { documents: await database().select().from(document), pages: await database().select().from(documentPage) };
}

/** Nothing rests anywhere. */
export async function expectNothingKept(): Promise<void> {
  expect(await rows()).toEqual({ documents: [], pages: [] });
  expect(await storedKeys()).toEqual([]);
}

/** A document given by the parent of this browser: one photo for the household unless told. */
export async function giveDocument(browser: Browser, given: Partial<NewDocument> = {}) {
  const pages = given.pages ?? [asFile(await aPhoto())];
  const result = await addDocument(await asParent(browser), { kind: "court_order", owner: null, ...given, pages });
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value.documentId;
}
