import { importsOf } from "@/tests/architecture/support/imports";
import type { Source } from "@/tests/architecture/support/sources";

const USE_CASE = /^lib\/([\w-]+)\/use-cases\/([\w-]+)$/;
const nameAt = (path: string) => USE_CASE.exec(path.replace(/\.tsx?$/, ""))?.slice(1).join("/");

export type Coverage = { writing: string[]; within: string[]; without: string[]; unknown: string[] };

/** A use case that only others call is tried with them; each of the rest that opens a transaction needs an act of its own. */
export function coverageOf(sources: readonly Source[], tried: readonly string[]): Coverage {
  const [calls, entries] = [new Map<string, string[]>(), new Set<string>()];
  for (const source of sources) {
    const own = nameAt(source.path);
    const imported = importsOf(source).flatMap(({ target, isTypeOnly }) => (isTypeOnly ? [] : (nameAt(target) ?? [])));
    if (own === undefined) imported.forEach((each) => entries.add(each));
    else calls.set(own, imported);
  }
  const writing = sources.flatMap(({ path, text }) => (text.includes("inTransaction(") ? (nameAt(path) ?? []) : [])).sort();
  const reached = new Set(tried);
  for (const useCase of reached) for (const called of calls.get(useCase) ?? []) if (!entries.has(called)) reached.add(called);
  return {
    writing,
    within: writing.filter((useCase) => reached.has(useCase) && !tried.includes(useCase)),
    without: writing.filter((useCase) => !reached.has(useCase)),
    unknown: tried.filter((useCase) => !calls.has(useCase)),
  };
}
