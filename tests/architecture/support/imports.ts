import path from "node:path";
import ts from "typescript";
import type { Source } from "./sources";
import { nodesOf } from "./syntax";

/** What one file takes from another. `target` is a path of ours without its ending, or a package's name. */
export type Import = { target: string; isOurs: boolean; specifier: string; isTypeOnly: boolean; names: string[] };

export function importsOf(source: Source): Import[] {
  return nodesOf(source).flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) return [toImport(source, node.moduleSpecifier, isTypeOnly(node.importClause), namesOf(node.importClause))];
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) return [toImport(source, node.moduleSpecifier, node.isTypeOnly, exportedNames(node))];
    if (ts.isCallExpression(node) && isLoading(node) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) {
      return [toImport(source, node.arguments[0], false, [])];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return [toImport(source, node.argument.literal, true, [])];
    return [];
  });
}

export const runtimeImportsOf = (source: Source) => importsOf(source).filter((each) => !each.isTypeOnly);

const isLoading = ({ expression }: ts.CallExpression) =>
  expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");

function toImport(source: Source, specifier: ts.Node, typeOnly: boolean, names: string[]): Import {
  const text = ts.isStringLiteralLike(specifier) ? specifier.text : specifier.getText();
  const isOurs = text.startsWith("@/") || text.startsWith(".");
  return { specifier: text, target: isOurs ? ownPath(source.path, text) : packageName(text), isOurs, isTypeOnly: typeOnly, names };
}

function ownPath(from: string, specifier: string): string {
  const whole = specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  return whole.replace(/\.tsx?$/, "");
}

/** `next/headers` keeps its path: which part of Next a file takes matters. */
function packageName(specifier: string): string {
  if (specifier.startsWith("node:") || specifier.startsWith("next/")) return specifier;
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings) || bindings.elements.length === 0) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text) : [];
  return [...(clause?.name ? ["default"] : []), ...(bindings && ts.isNamespaceImport(bindings) ? ["*"] : []), ...named];
}

function exportedNames({ exportClause }: ts.ExportDeclaration): string[] {
  if (!exportClause || !ts.isNamedExports(exportClause)) return ["*"];
  return exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}
