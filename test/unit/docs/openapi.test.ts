import { join } from 'node:path';
import '../../support/environment.ts';
import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { functions } from '../../../infra/functions.ts';
import { answerTypes } from '../../../local/openapi/answer-types.ts';
import { clientTypes } from '../../../local/openapi/client-types.ts';
import { apiDocument, type ApiDocument, type ServedRoute } from '../../../local/openapi/document.ts';
import { recordedExamples } from '../../../local/openapi/examples.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Schemas } from '../../../shared/http/endpoint.ts';
import { handlerOf } from '../../support/fuzz/handlers.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const servedRoutes = (): Promise<ServedRoute[]> =>
  Promise.all(
    functions.map(async ({ file, trigger }): Promise<ServedRoute[]> => {
      if (!('route' in trigger)) return [];
      const { schemas = {} } = (await handlerOf(file)) as { schemas?: Schemas };
      return [{ key: trigger.route, file, schemas }];
    }),
  ).then((found) => found.flat());

const formatted = async (text: string, parser: string): Promise<string> => {
  const config = await resolveConfig(import.meta.filename);
  return format(text, { ...config, parser });
};

let document: ApiDocument;

beforeAll(async () => {
  const routes = await servedRoutes();
  const answers = answerTypes(
    root,
    routes.map(({ file }) => file),
  );
  document = apiDocument({ version: packageFile.version, routes, answers, examples: recordedExamples() });
});

test('the document of the API says what its functions take and answer', async () => {
  const text = await formatted(JSON.stringify(document), 'json');

  await expect(text).toMatchFileSnapshot('../../../docs/openapi.json');
});

test('the types of the client are those of the document', async () => {
  const text = await formatted(await clientTypes(document), 'typescript');

  await expect(text).toMatchFileSnapshot('../../../shared/api-client/types.d.ts');
});
