import { join } from 'node:path';
import ts from 'typescript';
import type { ProblemCode } from '../../shared/domain/problems/index.ts';
import { refusalCodes } from './refusal-codes.ts';
import { typeSchemas, type Schema, type TypeSchemas } from './type-schemas.ts';

/** What a route's function is written to answer, as its types say. */
export interface Answered {
  /** The statuses of good answers; none when the function leaves them open. */
  readonly statuses: readonly number[];
  /** What is answered as JSON; undefined where nothing is, or a page. */
  readonly body: Schema | undefined;
  /** Headers of its good answers that not every answer has, by their names. */
  readonly headers: readonly string[];
  /** The codes with which it may refuse, whoever asks. */
  readonly codes: ReadonlySet<ProblemCode>;
  /** What the function says of itself: the comment above it. */
  readonly comment: string;
}

export interface AnswerTypes {
  /** By the function's file within `functions`, without its ending. */
  readonly of: (file: string) => Answered;
  readonly components: TypeSchemas['components'];
}

const programOf = (root: string, files: readonly string[]): ts.Program => {
  const configFile = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile.bind(ts.sys)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  return ts.createProgram(
    files.map((file) => join(root, 'functions', `${file}.ts`)),
    options,
  );
};

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

/**
 * Reads what functions answer from their types: each exports a `handler` that carries the type of its answers
 * (`shared/http/endpoint.ts`). Nothing is run.
 * @throws Error for a function without such a handler.
 */
export const answerTypes = (root: string, files: readonly string[]): AnswerTypes => {
  const program = programOf(root, files);
  const checker = program.getTypeChecker();
  const schemas = typeSchemas(checker, root);
  const codesOf = refusalCodes(program);

  const propertyType = (type: ts.Type, name: string): ts.Type | undefined => {
    const symbol = checker.getPropertyOfType(type, name);
    return symbol && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  };

  const headersOf = (answers: ts.Type): string[] => {
    const headers = propertyType(answers, 'headers');
    return headers ? membersOf(headers).flatMap((one) => checker.getPropertiesOfType(one).map(({ name }) => name)) : [];
  };

  const commentOf = (source: ts.SourceFile): string => {
    for (const statement of source.statements) {
      const [first] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
      const symbol = first && checker.getSymbolAtLocation(first.name);
      const comment = symbol && ts.displayPartsToString(symbol.getDocumentationComment(checker));
      if (comment && /^(GET|POST|PUT|DELETE) \//.test(comment)) return comment;
    }
    return '';
  };

  const of = (file: string): Answered => {
    const source = program.getSourceFile(join(root, 'functions', `${file}.ts`));
    const module = source && checker.getSymbolAtLocation(source);
    const handler = module && checker.getExportsOfModule(module).find(({ name }) => name === 'handler');
    const answers = handler && propertyType(checker.getTypeOfSymbol(handler), 'answers');
    if (!source || !answers || !handler.valueDeclaration)
      throw new Error(`functions/${file}.ts has no handler that says what it answers.`);
    const status = propertyType(answers, 'status');
    const body = propertyType(answers, 'body');
    return {
      statuses: (status ? membersOf(status) : []).flatMap((one) => (one.isNumberLiteral() ? [one.value] : [])),
      body: body && !(body.flags & ts.TypeFlags.Never) ? schemas.of(body) : undefined,
      headers: headersOf(answers),
      codes: codesOf(source, handler.valueDeclaration),
      comment: commentOf(source),
    };
  };
  return { of, components: schemas.components };
};
