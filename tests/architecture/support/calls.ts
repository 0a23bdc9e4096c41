import ts from "typescript";
import { importsOf } from "./imports";
import type { Source } from "./sources";
import { nodes, parse } from "./syntax";

/** `lib/accounts/use-cases/end-sessions#endSession` */
type FunctionName = string;

type Graph = Map<FunctionName, Set<FunctionName>>;

const moduleOf = ({ path }: Source) => path.replace(/\.tsx?$/, "");

/** Which function of these files names which other one. */
export function callGraph(sources: Source[]): Graph {
  const graph: Graph = new Map();
  for (const source of sources) {
    const imported = importedNames(source);
    const declared = declarations(source);
    for (const [name, node] of declared) {
      const named = nodes(node).filter(ts.isIdentifier).flatMap(({ text }): FunctionName[] => {
        if (declared.has(text) && text !== name) return [`${moduleOf(source)}#${text}`];
        return imported.get(text) ?? [];
      });
      graph.set(`${moduleOf(source)}#${name}`, new Set(named));
    }
  }
  return graph;
}

/** Whether `from` ends up naming `goal`, through any number of functions of the graph. */
export function reaches(graph: Graph, from: FunctionName, goal: FunctionName): boolean {
  const seen = new Set<FunctionName>();
  const next = [from];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (name === goal) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    next.push(...(graph.get(name) ?? []));
  }
  return false;
}

function importedNames(source: Source): Map<string, FunctionName[]> {
  const known = new Map<string, FunctionName[]>();
  for (const { isOurs, isTypeOnly, target, names } of importsOf(source)) {
    if (isOurs && !isTypeOnly) for (const name of names) known.set(name, [`${target}#${name}`]);
  }
  return known;
}

function declarations(source: Source): Map<string, ts.Node> {
  return new Map(
    parse(source).statements.flatMap((statement): [string, ts.Node][] => {
      if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
      if (!ts.isVariableStatement(statement)) return [];
      return statement.declarationList.declarations.map((declaration) => [declaration.name.getText(), declaration]);
    }),
  );
}
