import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { ApiDocument } from './document.ts';

const heading = `// Made from docs/openapi.json by \`npm run openapi\`: never changed by hand.
`;

/** The types of the API's typed client, as the text of a module. */
export const clientTypes = async (document: ApiDocument): Promise<string> => {
  // The package's own type of a document is stricter than what is read into it.
  const nodes = await openapiTypes(document as unknown as OpenAPI3, { alphabetize: false });
  return heading + astToString(nodes);
};
