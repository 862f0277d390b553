import ts from 'typescript';
import { isProblemCode, type ProblemCode } from '../../shared/domain/problems/index.ts';
import { implementationsIn, isBody, signaturesOf, type Body } from './implementations.ts';

/** Parameters that are one text each where the function is called, such as the move that is asked for. */
type Known = ReadonlyMap<ts.Symbol, string>;

interface Called {
  readonly body: Body;
  readonly known: Known;
}

/** What a piece of the source refuses with by itself, and whom it calls. */
interface Piece {
  readonly codes: Set<ProblemCode>;
  readonly calls: Called[];
}

/** Whether a function without a name is handed to somebody who will call it. What is given back or kept has callers of its own. */
const isHandedOver = ({ parent }: ts.Node): boolean => {
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true;
  const isAround =
    ts.isPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent);
  return isAround && isHandedOver(parent);
};

const throwsIn = (node: ts.Node): ts.ThrowStatement[] => {
  const found: ts.ThrowStatement[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isThrowStatement(one)) found.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
};

/** `if (!(error instanceof Refusal)) throw error;`: what follows has a refusal in its hands. */
const isOfFaults = ({ parent }: ts.ThrowStatement): boolean =>
  ts.isIfStatement(parent) && parent.expression.getText() === '!(error instanceof Refusal)';

/** Whether what was caught becomes an answer. */
const isAnswered = (clause: ts.CatchClause): boolean => /\b(refusedAnswer|refusalOf)\(error\b/.test(clause.getText());

/** Whether no refusal of what is tried comes out of it: what was caught is thrown on only where it was a fault. */
const keepsRefusals = ({ catchClause }: ts.TryStatement): boolean =>
  catchClause !== undefined &&
  !isAnswered(catchClause) &&
  throwsIn(catchClause).every((one) => isOfFaults(one) || !/\berror\b/.test(one.expression.getText()));

/**
 * Who calls whom, as far as refusals go: the codes with which a function may refuse by itself or by what it calls, found by
 * the types of the source. A call through an interface leads to everything that is written as one.
 */
export const callGraph = (program: ts.Program) => {
  const checker = program.getTypeChecker();
  const implementations = implementationsIn(program, checker);
  const pieces = new Map<string, Piece>();

  const isRefusal = (node: ts.NewExpression): boolean =>
    ts.isIdentifier(node.expression) && node.expression.text === 'Refusal';

  const bodiesOf = (expression: ts.Expression): Body[] =>
    signaturesOf(checker.getTypeAtLocation(expression)).flatMap(({ declaration }) => {
      if (isBody(declaration))
        return program.isSourceFileFromExternalLibrary(declaration.getSourceFile()) ? [] : [declaration];
      return declaration === undefined ? [] : implementations(declaration);
    });

  const knownText = (node: ts.Expression, known: Known): string | undefined => {
    const symbol = checker.getSymbolAtLocation(node);
    const type = checker.getTypeAtLocation(node);
    return (symbol && known.get(symbol)) ?? (type.isStringLiteral() ? type.value : undefined);
  };

  const knownOf = (body: Body, given: readonly ts.Expression[], known: Known): Known => {
    const texts = body.parameters.flatMap(({ name }, position): [ts.Symbol, string][] => {
      const symbol = checker.getSymbolAtLocation(name);
      const argument = given[position];
      const text = argument && !ts.isSpreadElement(argument) ? knownText(argument, known) : undefined;
      return symbol && text !== undefined ? [[symbol, text]] : [];
    });
    return new Map(texts);
  };

  /** The type of a code: of one that is looked up by what is known, that one. */
  const typeOf = (code: ts.Expression, known: Known): ts.Type => {
    const key = ts.isElementAccessExpression(code) ? knownText(code.argumentExpression, known) : undefined;
    const table = ts.isElementAccessExpression(code) ? checker.getTypeAtLocation(code.expression) : undefined;
    const property = key === undefined ? undefined : table?.getProperty(key);
    return property ? checker.getTypeOfSymbol(property) : checker.getTypeAtLocation(code);
  };

  /** @throws Error for a code of which the types do not say which it is. */
  const codesOf = (node: ts.NewExpression, known: Known): ProblemCode[] => {
    const [code] = node.arguments ?? [];
    const type = code && typeOf(code, known);
    const types = type?.isUnion() ? type.types : type ? [type] : [];
    const codes = types.flatMap((one) => (one.isStringLiteral() && isProblemCode(one.value) ? [one.value] : []));
    if (codes.length === 0 || codes.length > 30) {
      const { fileName } = node.getSourceFile();
      throw new Error(`${fileName}: the type of the code in "${node.getText()}" does not say which codes it may be.`);
    }
    return codes;
  };

  const pieceOf = (root: ts.Node, known: Known): Piece => {
    const piece: Piece = { codes: new Set(), calls: [] };
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
      if (node !== root && ts.isFunctionLike(node) && !isHandedOver(node)) return;
      if (ts.isTryStatement(node) && keepsRefusals(node)) {
        for (const part of [node.catchClause, node.finallyBlock]) if (part) visit(part);
        return;
      }
      if (ts.isNewExpression(node) && isRefusal(node)) for (const code of codesOf(node, known)) piece.codes.add(code);
      if (ts.isCallExpression(node)) {
        for (const body of bodiesOf(node.expression))
          piece.calls.push({ body, known: knownOf(body, node.arguments, known) });
      } else if ((ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && isValue(node)) {
        piece.calls.push(...bodiesOf(node).map((body) => ({ body, known: new Map() })));
      }
      ts.forEachChild(node, visit);
    };
    visit(root);
    return piece;
  };

  const nameOf = (node: ts.Node, known: Known): string =>
    [node.getSourceFile().fileName, node.pos, ...[...known].map(([{ name }, text]) => `${name}=${text}`)].join(' ');

  const keptPiece = (node: ts.Node, known: Known): Piece => {
    const name = nameOf(node, known);
    const piece = pieces.get(name) ?? pieceOf(node, known);
    pieces.set(name, piece);
    return piece;
  };

  return {
    /** The codes with which a piece of the source may refuse; functions that are left out are not looked into. */
    codesFrom: (root: ts.Node, isLeftOut: (body: Body) => boolean): Set<ProblemCode> => {
      const codes = new Set<ProblemCode>();
      const seen = new Set<string>();
      const follow = (node: ts.Node, known: Known): void => {
        const name = nameOf(node, known);
        if (seen.has(name)) return;
        seen.add(name);
        const piece = keptPiece(node, known);
        for (const code of piece.codes) codes.add(code);
        for (const { body, known: next } of piece.calls) if (!isLeftOut(body)) follow(body, next);
      };
      follow(root, new Map());
      return codes;
    },
  };
};

/** Whether a name stands for its value: it is handed on, and not called, declared or looked into where it stands. */
const isValue = (node: ts.Identifier | ts.PropertyAccessExpression): boolean => {
  const { parent } = node;
  if (ts.isCallExpression(parent)) return parent.expression !== node;
  if (ts.isPropertyAccessExpression(parent)) return false;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.initializer === node;
  return ts.isExpression(parent) || ts.isReturnStatement(parent) || ts.isSpreadAssignment(parent);
};
