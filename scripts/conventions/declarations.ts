/**
 * Checks that top-level functions are written in one way.
 *
 * 1. A function is a declaration, not an arrow function in a constant, unless the constant has a type of its own.
 * 2. Exported values come first, private functions below them. Tests may put their helpers first.
 */
import { readFileSync } from "node:fs";
import ts from "typescript";

/** Messages on the faults of one module, with file and line; empty when it keeps both rules. */
export function checkDeclarations(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const module = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const place = (node: ts.Node) =>
    `${file}:${module.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const arrows = module.statements
    .filter(isArrowConstant)
    .map((node) => `${place(node)}: write this function as a declaration: function name() {}`);
  return /\.test\.tsx?$/.test(file) ? arrows : [...arrows, ...privateBeforePublic(module.statements, place)];
}

function privateBeforePublic(
  statements: readonly ts.Statement[],
  place: (node: ts.Node) => string,
): readonly string[] {
  const lastPublic = statements.findLastIndex((node) => isValue(node) && isExported(node));
  return statements
    .slice(0, Math.max(0, lastPublic))
    .filter((node) => ts.isFunctionDeclaration(node) && !isExported(node))
    .map((node) => `${place(node)}: move this private function below the module's exports`);
}

function isArrowConstant(node: ts.Statement): boolean {
  return (
    ts.isVariableStatement(node) &&
    (node.declarationList.flags & ts.NodeFlags.Const) !== 0 &&
    node.declarationList.declarations.some(
      ({ type, initializer }) => !type && initializer && ts.isArrowFunction(initializer),
    )
  );
}

function isValue(node: ts.Statement): boolean {
  return ts.isFunctionDeclaration(node) || ts.isVariableStatement(node) || ts.isClassDeclaration(node);
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}
