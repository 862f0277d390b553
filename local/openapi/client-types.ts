import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { ApiDocument } from './document.ts';
import type { Schema } from './type-schemas.ts';

/** Of a document without the statuses of refusals: all have one form, which an operation's `default` says. */
const withoutRefusals = ({ paths, ...document }: ApiDocument): ApiDocument => {
  const answersOf = (operation: Schema) => Object.entries(operation['responses'] as Readonly<Record<string, Schema>>);
  const isOwn = ([status, answer]: readonly [string, Schema]) => status === 'default' || !('$ref' in answer);
  const shortened = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [
        method,
        { ...operation, responses: Object.fromEntries(answersOf(operation).filter(isOwn)) },
      ]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(shortened) as ApiDocument['paths'] };
};

const heading = `// Made from docs/openapi.json by \`npm run openapi\`: never changed by hand.
`;

/** The types of the API's typed client, as the text of a module. */
export const clientTypes = async (document: ApiDocument): Promise<string> => {
  // The package's own type of a document is stricter than what is read into it.
  const nodes = await openapiTypes(withoutRefusals(document) as unknown as OpenAPI3, { alphabetize: false });
  return heading + astToString(nodes);
};
