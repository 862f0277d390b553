import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { stackFile } from '../stack-file.ts';

const LocalStack = z.object({ apiUrl: z.string(), tokens: z.record(z.string(), z.string()) });

/** The service could not be reached, or did not answer as it should. */
export class NotAnswered extends Error {
  override name = 'NotAnswered';
}

/** The API as an auditor calls it. */
export interface AuditorApi {
  /** @throws NotAnswered with what the API said, in its words. */
  json<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
  bytes(path: string): Promise<Buffer>;
}

/** The address and the token of the environment, or of the local stack that runs. */
const doorOf = ({ AUDIT_API: url, AUDIT_TOKEN: token }: NodeJS.ProcessEnv): { url: string; token: string } => {
  if (url !== undefined) return { url, token: token ?? '' };
  if (!existsSync(stackFile))
    throw new TypeError('Say where the API is: AUDIT_API, and AUDIT_TOKEN with an auditor’s token.');
  const { apiUrl, tokens } = LocalStack.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
  return { url: apiUrl, token: token ?? tokens['auditor'] ?? '' };
};

/** The API at AUDIT_API with the token AUDIT_TOKEN; without them that of the local stack. @throws TypeError for neither. */
export const auditorApi = (environment: NodeJS.ProcessEnv): AuditorApi => {
  const { url, token } = doorOf(environment);

  const ask = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      headers: { accept: 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
      // The address that it leads to is of the bucket, and takes no token.
      redirect: 'manual',
    });
    const location = response.headers.get('location');
    const answer = location === null ? response : await fetch(location);
    if (answer.ok) return answer;
    throw new NotAnswered(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  };

  return {
    json: async (path, schema) => schema.parse(await (await ask(path)).json()),
    bytes: async (path) => Buffer.from(await (await ask(path)).arrayBuffer()),
  };
};
