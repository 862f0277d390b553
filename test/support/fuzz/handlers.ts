import { join } from 'node:path';
import { functions } from '../../../infra/functions.ts';
import type { Schemas } from '../../../shared/http/endpoint.ts';
import type { Odd } from './json-text.ts';
import type { FuzzedRoute } from './requests.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'functions');

/** What the file of a function exports as its handler. */
export const handlerOf = async (file: string): Promise<unknown> => {
  const path = join(folder, `${file}.ts`);
  const { handler } = (await import(/* @vite-ignore */ path)) as { handler: unknown };
  return handler;
};

/** A right request to each of some routes, by the route's key. */
export type Examples = Readonly<
  Record<
    string,
    { readonly parameters?: Readonly<Record<string, string>> | undefined; readonly body?: unknown } | undefined
  >
>;

/** Every route of the service with what its contract takes, as its function has it. */
export const routesOfService = (examples: Examples): Promise<FuzzedRoute[]> =>
  Promise.all(
    functions.map(async ({ file, trigger }): Promise<FuzzedRoute[]> => {
      if (!('route' in trigger)) return [];
      const { schemas = {} } = (await handlerOf(file)) as { schemas?: Schemas };
      const { parameters = {}, body } = examples[trigger.route] ?? {};
      return [{ key: trigger.route, file, schemas, parameters, body: body as Odd | undefined }];
    }),
  ).then((found) => found.flat());
