import { MAX_PAGE_BYTES, MAX_PAGES, MAX_UPLOAD_BYTES, documentKinds, givenFiles, ownersOf, sizeFault, suits, validUntilFor } from "@/lib/documents/rules";

describe("what one sending may weigh", () => {
  const five = [MAX_PAGE_BYTES, MAX_PAGE_BYTES, MAX_PAGE_BYTES, MAX_PAGE_BYTES];
  test.each([
    [[], "no-page"],
    [[1], undefined],
    [[MAX_PAGE_BYTES], undefined],
    [[MAX_PAGE_BYTES + 1], "heavy-page"],
    [Array<number>(MAX_PAGES).fill(1), undefined],
    [Array<number>(MAX_PAGES + 1).fill(1), "too-many-pages"],
    [[...five, MAX_UPLOAD_BYTES - 4 * MAX_PAGE_BYTES], undefined],
    [[...five, MAX_UPLOAD_BYTES - 4 * MAX_PAGE_BYTES + 1], "heavy-whole"],
  ])("%j", (sizes, fault) => {
    expect(sizeFault(sizes)).toBe(fault);
  });

  test("a field that nobody filled counts for nothing, an empty file does", () => {
    expect(givenFiles([{ name: "", size: 0 }])).toEqual([]);
    expect(givenFiles([{ name: "a.jpg", size: 0 }])).toHaveLength(1);
  });
});

describe("until when a document proves something", () => {
  test.each([
    ["insurance", "2026-06-30", "2026-08-31"],
    ["insurance", "2026-07-01", "2027-08-31"],
    ["care_plan", "2026-12-31", "2027-08-31"],
    ["care_plan", "2027-01-01", "2027-08-31"],
    ["quotient", "2026-01-01", "2026-12-31"],
    ["quotient", "2026-12-31", "2026-12-31"],
    ["vaccines", "2026-12-31", null],
    ["swim_test", "2026-12-31", null],
    ["court_order", "2026-12-31", null],
  ] as const)("%s given on %s", (kind, day, until) => {
    expect(validUntilFor(kind, day)).toBe(until);
  });
});

test("each kind is of a child or of the household, and only of those", () => {
  const expected = { vaccines: [true, false], insurance: [true, false], quotient: [false, true], care_plan: [true, false], swim_test: [true, false], court_order: [true, true] };
  expect(Object.fromEntries(documentKinds.map((kind) => [kind, [suits(kind, true), suits(kind, false)]]))).toEqual(expected);
  expect(Object.keys(ownersOf).sort()).toEqual([...documentKinds].sort());
});
