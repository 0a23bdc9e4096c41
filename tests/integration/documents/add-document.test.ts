import sharp from "sharp";
import { deflateSync } from "node:zlib";
import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { child, family } from "@/db/schema/families";
import { documentStore } from "@/lib/documents/adapters/document-store";
import { addDocument } from "@/lib/documents/use-cases/add-document";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { actions, journal } from "@/tests/support/builders/journal";
import { aPdf, aPhoto, asFile } from "@/tests/support/builders/paper";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { expectNothingKept, giveDocument, rows, storedKeys, testStore } from "./papers";

testDatabase();
testStore();

describe("a document", () => {
  test("keeps its pages in order, photos and PDF, with one line in the journal that names nothing", async () => {
    const { id, parent, browser } = await aFamily();
    const childId = await aChild({ of: { id } });
    const documentId = await giveDocument(browser, { kind: "insurance", owner: childId, pages: [asFile(await aPhoto()), asFile(aPdf())] });
    const { documents, pages } = await rows();
    expect(documents).toMatchObject([{ id: documentId, familyId: id, childId, kind: "insurance", state: "received", validUntil: "2027-08-31", uploadedBy: parent.id }]);
    expect(pages.map(({ position, mediaType }) => [position, mediaType])).toEqual([[1, "image/jpeg"], [2, "application/pdf"]]);
    expect(await documentStore().get(pages[1]?.storageKey ?? "")).toEqual(aPdf());
    expect((await journal()).map(({ action, familyId, accountId, detail }) => ({ action, familyId, accountId, detail }))).toEqual([
      { action: "document.added", familyId: id, accountId: parent.id, detail: { pages: 2, source: expect.any(String) } },
    ]);
  });

  test("may be the first thing a parent writes: the family file is made with it", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await giveDocument(browser);
    expect(await database().select().from(family)).toHaveLength(1);
  });

  test("of the household is refused for a child, and the other way round", async () => {
    const { id, browser } = await aFamily();
    const childId = await aChild({ of: { id } });
    const ctx = await asParent(browser);
    const pages = [asFile(await aPhoto())];
    expect(await addDocument(ctx, { kind: "quotient", owner: childId, pages })).toEqual({ ok: false, refusal: { reason: "wrong-owner" } });
    expect(await addDocument(ctx, { kind: "insurance", owner: null, pages })).toEqual({ ok: false, refusal: { reason: "wrong-owner" } });
    await expectNothingKept();
  });

  test("is refused for another family's child, and for one who left the file", async () => {
    const { id, browser } = await aFamily();
    const other = await aFamily({ email: "yann@exemple.fr" });
    const theirs = await aChild({ of: other });
    const ctx = await asParent(browser);
    const pages = [asFile(await aPhoto())];
    expect(await addDocument(ctx, { kind: "insurance", owner: theirs, pages })).toEqual({ ok: false, refusal: { reason: "wrong-owner" } });
    const gone = await aChild({ of: { id } });
    await database().update(child).set({ removedAt: new Date() });
    expect(await addDocument(ctx, { kind: "insurance", owner: gone, pages })).toEqual({ ok: false, refusal: { reason: "wrong-owner" } });
    await expectNothingKept();
    expect(await actions()).toEqual([]);
  });

  test("is refused when the session was ended a moment ago", async () => {
    const { browser } = await aFamily();
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await addDocument(ctx, { kind: "court_order", owner: null, pages: [asFile(await aPhoto())] })).toEqual({ ok: false, refusal: { reason: "signed-out" } });
    await expectNothingKept();
  });

  test("whose second page is bad keeps nothing of the first", async () => {
    const { browser } = await aFamily();
    const pages = [asFile(await aPhoto()), asFile(Buffer.from("hello"))];
    expect(await addDocument(await asParent(browser), { kind: "court_order", owner: null, pages })).toEqual({ ok: false, refusal: { reason: "page-refused", page: 2, fault: "format" } });
    await expectNothingKept();
  });
});

describe("a photo that is kept", () => {
  async function kept(photo: Buffer, name?: string, type?: string) {
    const { browser } = await aFamily();
    await giveDocument(browser, { pages: [asFile(photo, name, type)] });
    const [key = ""] = await storedKeys();
    const bytes = (await documentStore().get(key)) ?? Buffer.alloc(0);
    return { bytes, facts: await sharp(bytes).metadata() };
  }

  test("tells nothing of where, when and with what it was taken", async () => {
    const photo = await aPhoto();
    expect(photo.toString("latin1")).toContain("SECRET-MAKER");
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { bytes, facts } = await kept(photo);
    expect(facts).toMatchObject({ format: "jpeg" });
    for (const name of ["exif", "icc", "xmp", "iptc"] as const) expect(facts[name]).toBeUndefined();
    expect(bytes.toString("latin1")).not.toMatch(/SECRET|Exif|GPS/);
  });

  test("stands upright", async () => {
    const { facts } = await kept(await aPhoto({ width: 300, height: 200, orientation: 6 }));
    expect([facts.width, facts.height]).toEqual([200, 300]);
  });

  test("is at most 2000 points a side, and a small one is not blown up", async () => {
    expect((await kept(await aPhoto({ width: 2400, height: 600 }))).facts).toMatchObject({ width: 2000, height: 500 });
  });

  test.each(["png", "webp"] as const)("in %s becomes JPEG, whatever its name and type say", async (format) => {
    const photo = await sharp(await aPhoto()).toFormat(format).toBuffer();
    expect((await kept(photo, "page.html", "text/html")).facts).toMatchObject({ format: "jpeg", width: 300 });
  });

  test("loses whatever was hidden behind it", async () => {
    const { bytes } = await kept(Buffer.concat([await aPhoto(), Buffer.from("PK\x03\x04<script>alert(1)</script>")]));
    expect(bytes.toString("latin1")).not.toContain("<script>");
  });
});

/** A PNG of a few kilobytes that announces these dimensions, its points all alike. */
function aBomb(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const framed = Buffer.alloc(8 + body.length);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc(body), 4 + body.length);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(100_000))), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const cut = async (format: "jpeg" | "png" | "webp") => {
  const noise = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 40 } } }).toFormat(format).toBuffer();
  return noise.subarray(0, noise.length / 2);
};

describe("hostile or unlucky files are refused in words, and nothing of them is kept", () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["an empty file", () => Buffer.alloc(0), "empty"],
    ["a page of HTML called photo.jpg", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "format"],
    ["an SVG with a script", () => Buffer.from(svg), "format"],
    ["a GIF", () => Buffer.from("GIF89a\x01\x00\x01\x00", "latin1"), "format"],
    ["an AVIF", () => sharp({ create: { width: 16, height: 16, channels: 3, background: "#fff" } }).avif().toBuffer(), "format"],
    ["a TIFF", () => sharp({ create: { width: 16, height: 16, channels: 3, background: "#fff" } }).tiff().toBuffer(), "format"],
    ["a zip", () => Buffer.from("PK\x03\x04", "latin1"), "format"],
    ["a HEIC photo", () => Buffer.from("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "latin1"), "heic"],
    ["a JPEG cut in half", () => cut("jpeg"), "damaged"],
    ["a PNG cut in half", () => cut("png"), "damaged"],
    ["a WebP cut in half", () => cut("webp"), "damaged"],
    ["a JPEG in name only", () => Buffer.from("\xff\xd8\xff<html>", "latin1"), "damaged"],
    ["an SVG behind the head of a PNG", () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.from(svg)]), "damaged"],
    ["an image that announces 3 600 million points", () => aBomb(60_000), "huge"],
    ["an image just over the limit", () => aBomb(7_100), "huge"],
    ["a PDF cut in half", () => aPdf().subarray(0, 150), "damaged"],
    ["a PDF that announces nothing", () => Buffer.from("%PDF-hello"), "damaged"],
    ["a PDF behind something else", () => Buffer.concat([Buffer.from("<html>"), aPdf()]), "format"],
    ["a PDF with a password", () => aPdf("/Encrypt 9 0 R"), "locked"],
  ])("%s", async (_name, make, fault) => {
    const { browser } = await aFamily();
    const given = { kind: "court_order", owner: null, pages: [asFile(await make(), "photo.jpg", "image/jpeg")] } as const;
    expect(await addDocument(await asParent(browser), given)).toEqual({ ok: false, refusal: { reason: "page-refused", page: 1, fault } });
    await expectNothingKept();
    expect(await actions()).toEqual([]);
  });
});
