import type { Schema } from './type-schemas.ts';

const header = (description: string, schema: Schema = { type: 'string' }): Schema => ({ description, schema });

/** What headers of answers mean, by their names. */
const meanings = {
  etag: header('The state of what is answered: whoever sends it back as `if-none-match` is told 304 while it is so.'),
  'cache-control': header('How long the answer may be kept, and by whom; `no-store` where nothing is said here.'),
  location: header('Where the thing is found: an address of this API, or a link that holds for some minutes.'),
  'retry-after': header('In so many seconds a second try may go better.', { type: 'integer', minimum: 0 }),
  'www-authenticate': header('How a caller shows who it is (RFC 9110, section 11.6.1).'),
  'content-language': header('The language of the sentences.', { enum: ['id', 'en'] }),
  'content-security-policy': header('What the page may load and run.'),
  'permissions-policy': header('Which devices the page may use.'),
  vary: header('Which headers of the request the answer depends on.'),
} as const;

/** Headers as components of the document. */
export const answerHeaders: Readonly<Record<string, Schema>> = meanings;

/**
 * Headers of an answer, as references.
 * @throws Error for a name of which nothing is said here.
 */
export const headersNamed = (names: readonly string[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    names.map((name) => {
      if (!(name in meanings)) throw new Error(`Nothing is said of the header ${name} in local/openapi/headers.ts.`);
      return [name, { $ref: `#/components/headers/${name}` }];
    }),
  );

/** Headers that every page has. */
export const pageHeaders = ['content-language', 'content-security-policy', 'permissions-policy'] as const;
