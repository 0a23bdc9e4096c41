import { coverageOf } from "@/tests/faults/coverage";
import { rule, type Checker } from "./support/rule";
import { code, fake, product } from "./support/sources";

const isAct = (path: string) => path.startsWith("tests/faults/acts/");
const actsIn = (text: string) => [...text.matchAll(/(?:\bact\(|useCase: )"([\w-]+\/[\w-]+)/g)].map(([, useCase = ""]) => useCase);

const eachIsKilled: Checker = (sources) => {
  const tried = sources.filter(({ path }) => isAct(path)).flatMap(({ text }) => actsIn(text));
  const { without, unknown } = coverageOf(sources.filter(({ path }) => !isAct(path)), tried);
  return [...without.map((useCase) => `${useCase} opens a transaction, and no act of tests/faults/acts is killed inside it`), ...unknown.map((useCase) => `no use case is called ${useCase}`)];
};

const writing = fake("lib/a/use-cases/keep-name.ts", "export const keepName = (ctx) => inTransaction(ctx.db, write);");
const door = fake("lib/a/doors/keeping.ts", 'import { keepName } from "../use-cases/keep-name";');
const caller = fake("lib/a/use-cases/open-file.ts", 'import { keepName } from "./keep-name";', "export const openFile = (ctx) => inTransaction(ctx.db, keepName);");
const act = (useCase: string) => fake("tests/faults/acts/names.ts", `act("${useCase}", nobody, somewhere)`);

rule("the laboratory of faults kills the process inside every use case that opens a transaction", {
  on: [...product, ...code.filter(({ path }) => isAct(path))],
  check: eachIsKilled,
  refuses: [[writing, door], [writing, door, act("a/forgotten")], [writing, door, caller, act("a/open-file")]],
  accepts: [[writing, door, act("a/keep-name")], [writing, caller, act("a/open-file")]],
});
