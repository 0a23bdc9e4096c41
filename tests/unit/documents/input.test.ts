import { newId } from "@/lib/core/ids";
import { addDocumentInput } from "@/lib/documents/input";
import { MAX_PAGE_BYTES, MAX_PAGES } from "@/lib/documents/rules";
import { sizeWords } from "@/lib/documents/words";
import { asFile } from "@/tests/support/builders/paper";

const sound = { kind: "court_order", owner: "foyer", pages: asFile(Buffer.from("a")) };
const issues = (given: object) => addDocumentInput.safeParse({ ...sound, ...given }).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

test("one file or several, for the household or for a child", () => {
  expect(addDocumentInput.parse(sound)).toMatchObject({ kind: "court_order", owner: null, pages: [expect.any(File)] });
  const childId = newId("child");
  expect(addDocumentInput.parse({ ...sound, owner: childId, pages: [sound.pages, sound.pages] })).toMatchObject({ owner: childId, pages: [expect.any(File), expect.any(File)] });
});

const heavy = asFile(Buffer.alloc(MAX_PAGE_BYTES + 1));
const nobody = asFile(Buffer.alloc(0), "", "application/octet-stream");

test.each([
  ["no file chosen", { pages: nobody }, "pages", sizeWords["no-page"]],
  ["nine pages", { pages: Array<File>(MAX_PAGES + 1).fill(sound.pages) }, "pages", sizeWords["too-many-pages"]],
  ["a page over 10 MB", { pages: heavy }, "pages", sizeWords["heavy-page"]],
  ["text in place of a file", { pages: "photo.jpg" }, "pages", expect.stringMatching(/Choisissez-les à nouveau/)],
  ["a kind nobody knows", { kind: "passport" }, "kind", expect.stringMatching(/dans la liste/)],
  ["two kinds", { kind: ["insurance", "quotient"] }, "kind", expect.stringMatching(/dans la liste/)],
  ["a claim that is no child", { owner: "chd_1' or 1=1" }, "owner", expect.stringMatching(/pour qui/)],
  ["two owners", { owner: ["foyer", "foyer"] }, "owner", expect.stringMatching(/pour qui/)],
])("%s is told in words", (_name, given, field, words) => {
  expect(issues(given)).toEqual([[field, words]]);
});
