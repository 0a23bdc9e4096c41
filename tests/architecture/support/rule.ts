import type { Source } from "./sources";

/** Says what is wrong with some files, one sentence each, starting with the path. */
export type Checker = (sources: Source[]) => string[];

/** A checker that looks at one file at a time. */
export const inEach = (check: (source: Source) => string[]): Checker => (sources) => sources.flatMap((source) => check(source).map((problem) => `${source.path} ${problem}`));

type Rule = {
  check: Checker;
  /** The files it guards: never none, or it would guard nothing. */
  on: Source[];
  /** Files that break it: each must be caught. */
  refuses: Source[][];
  /** Files close to breaking it that must pass. */
  accepts?: Source[][];
};

/** A rule without exceptions: it holds on the product, and it can fail. */
export function rule(title: string, { check, on, refuses, accepts = [] }: Rule): void {
  describe(title, () => {
    test("holds everywhere", () => {
      expect(on.length).toBeGreaterThan(0);
      expect(check(on)).toEqual([]);
    });
    test.each(refuses.map((files) => [files.map(describeFile).join(" + "), files] as const))("catches %s", (_, files) => {
      expect(check(files)).not.toEqual([]);
    });
    if (accepts.length > 0) {
      test.each(accepts.map((files) => [files.map(describeFile).join(" + "), files] as const))("lets pass %s", (_, files) => {
        expect(check(files)).toEqual([]);
      });
    }
  });
}

const describeFile = ({ path, text }: Source) => `${path} « ${text.split("\n").at(-1)?.slice(0, 80) ?? ""} »`;
