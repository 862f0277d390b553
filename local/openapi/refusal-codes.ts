import ts from 'typescript';
import { isProblemCode, type ProblemCode } from '../../shared/domain/problems/index.ts';
import { requestProblems } from '../../shared/domain/problems/request.ts';
import { callGraph } from './call-graph.ts';
import { codesOfSchemas, schemasIn } from './schema-codes.ts';

/** What makes a route's function of its contract. */
const makers = new Set(['endpoint', 'integration']);

/** What any schema may find fault with in a field. */
const fieldCodes = Object.keys(requestProblems).filter((code) => code.startsWith('field-') && isProblemCode(code));

const contractsIn = (source: ts.SourceFile): ts.CallExpression[] => {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && makers.has(node.expression.getText())) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/**
 * Reads with which codes the functions of routes may refuse, from their source: what is thrown on the way from a `handler`
 * to whatever it calls, and what its schemas name. It says too much where two facts exclude each other that no type knows
 * of; that it says too little is found by every test that is answered something else.
 */
export const refusalCodes = (program: ts.Program) => {
  const { codesFrom } = callGraph(program);
  const codesOf = codesOfSchemas(program.getTypeChecker());
  // It throws whatever the schema says that it is handed.
  const isParsing = (body: ts.Node): boolean => body.getSourceFile().fileName.endsWith('/shared/http/parse.ts');

  return (source: ts.SourceFile, handler: ts.Node): ReadonlySet<ProblemCode> => {
    const contracts = contractsIn(source);
    const schemas = contracts.flatMap(schemasIn);
    const hasBody = schemas.some(({ name }) => name?.getText() === 'body');
    const codes = new Set([
      ...codesFrom(handler, isParsing),
      ...schemas.flatMap((schema) => [...codesOf(schema)]),
      ...(contracts.length > 0 ? fieldCodes : []),
    ]);
    return new Set([...codes].filter(isProblemCode).filter((code) => hasBody || code !== 'body-missing'));
  };
};
