import ts from "typescript";
import type { Source } from "./sources";

const parsed = new WeakMap<Source, ts.SourceFile>();

export function parse(source: Source): ts.SourceFile {
  const known = parsed.get(source);
  if (known) return known;
  const kind = source.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(source, tree);
  return tree;
}

/** Every node below `root`, itself first. */
export function nodes(root: ts.Node): ts.Node[] {
  const found: ts.Node[] = [root];
  ts.forEachChild(root, (child) => void found.push(...nodes(child)));
  return found;
}

export const nodesOf = (source: Source) => nodes(parse(source));

export const calls = (root: ts.Node): ts.CallExpression[] => nodes(root).filter(ts.isCallExpression);

/** `inTransaction` for `inTransaction(…)`, `insert` for `tx.insert(…)`. */
export function calledName({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}

export const textsIn = (root: ts.Node): string[] => nodes(root).filter(ts.isStringLiteralLike).map(({ text }) => text);

/** « "use client" », « "use server" »: at the top of the file or of a function. */
export function directives(source: Source): { text: string; isFileWide: boolean }[] {
  const blocks = nodesOf(source).filter((node) => ts.isSourceFile(node) || ts.isBlock(node));
  return blocks.flatMap((block) =>
    block.statements.flatMap((statement) =>
      ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression) && statement.expression.text.startsWith("use ")
        ? [{ text: statement.expression.text, isFileWide: ts.isSourceFile(block) }]
        : [],
    ),
  );
}

export const isClient = (source: Source) => directives(source).some(({ text, isFileWide }) => isFileWide && text === "use client");

export const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

type Exported = { name: string; node: ts.Node; value: ts.Expression | undefined };

/** What a file offers at run time: its constants, functions and classes, and what it passes on. */
export function exportsOf(source: Source): Exported[] {
  return parse(source).statements.flatMap((statement): Exported[] => {
    if (ts.isExportAssignment(statement)) return [{ name: "default", node: statement, value: statement.expression }];
    if (ts.isExportDeclaration(statement)) return passedOn(statement);
    if (!isExported(statement)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node, value: node.initializer }));
    }
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const isDefault = (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      return [{ name: isDefault ? "default" : (statement.name?.text ?? ""), node: statement, value: undefined }];
    }
    return [];
  });
}

function passedOn(statement: ts.ExportDeclaration): Exported[] {
  if (statement.isTypeOnly) return [];
  const clause = statement.exportClause;
  if (!clause || !ts.isNamedExports(clause)) return [{ name: "*", node: statement, value: undefined }];
  return clause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map((element) => ({ name: element.name.text, node: element, value: undefined }));
}
