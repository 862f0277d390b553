import ts from 'typescript';
import { isProblemCode, type ProblemCode } from '../../shared/domain/problems/index.ts';

const isSchema = (property: ts.ObjectLiteralElementLike): boolean =>
  ['path', 'query', 'body'].includes(property.name?.getText() ?? '');

/** The parts of a route's contract that have a schema: `{ path: …, body: … }` in a call of `endpoint`. */
export const schemasIn = ({ arguments: [contract] }: ts.CallExpression): readonly ts.ObjectLiteralElementLike[] =>
  contract && ts.isObjectLiteralExpression(contract) ? contract.properties.filter(isSchema) : [];

/** Finds the codes that schemas name as messages of their issues, in all of the source of which they are made. */
export const codesOfSchemas = (checker: ts.TypeChecker) => {
  const sourceOf = (name: ts.Identifier): readonly ts.Node[] => {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
    const whole = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (whole?.declarations ?? []).filter(
      (one) => ts.isVariableDeclaration(one) && !one.getSourceFile().isDeclarationFile,
    );
  };

  return (schema: ts.Node): Set<ProblemCode> => {
    const codes = new Set<ProblemCode>();
    const seen = new Set<ts.Node>();
    const visit = (node: ts.Node): void => {
      if (seen.has(node) || ts.isTypeNode(node)) return;
      seen.add(node);
      if (ts.isStringLiteral(node) && isProblemCode(node.text)) codes.add(node.text);
      if (ts.isIdentifier(node)) for (const source of sourceOf(node)) visit(source);
      ts.forEachChild(node, visit);
    };
    visit(schema);
    return codes;
  };
};
