import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { sha256 } from './draw/hash.ts';

/**
 * A statement of the programme that anybody can check without asking: a JWS (RFC 7515, compact, ES256). Its header carries
 * a key certificate, itself a JWS by the root key: the root vouches for a key that lives for a day and for one use, and
 * that key signs statements of that use. Whoever has the root's public key can check them all.
 */

/** What a short-lived key may sign: receipts of tickets, or certificates of trainings. */
const KeyUse = z.enum(['receipt', 'certificate']);
export type KeyUse = z.infer<typeof KeyUse>;

/** What the root key says of a short-lived key. */
export const KeyCertificate = z.strictObject({
  use: KeyUse,
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  notBefore: Instant,
  notAfter: Instant,
});
export type KeyCertificate = z.infer<typeof KeyCertificate>;

/** The media types that the headers name: of the certificate of a key, and of a statement. One use is never taken for the other. */
export const keyCertificateType = (use: KeyUse): string => `prakerja-${use}-key+jws`;
export const statementType = (use: KeyUse): string => `prakerja-${use}+jws`;

/** A public key with its name: the thumbprint of RFC 7638. */
export interface NamedKey extends JsonWebKey {
  readonly kid: string;
}

const encoded = (value: object): string => toBase64url(JSON.stringify(value));

/** The text to be signed of a JWS. */
export const signingInput = (header: object, payload: object): string => `${encoded(header)}.${encoded(payload)}`;

/** A JWS, from the text that was signed and the 64 bytes (r and s) of its signature. */
export const signedText = (input: string, signature: Uint8Array): string => `${input}.${toBase64url(signature)}`;

/** The thumbprint (RFC 7638, SHA-256) of a P-256 key. */
export const thumbprintOf = ({ crv, kty, x, y }: JsonWebKey): string =>
  toBase64url(sha256(JSON.stringify({ crv, kty, x, y })));

/** A statement that proves nothing, and why. */
export class StatementFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StatementFault';
  }
}

const partsOf = <Header extends z.ZodType, Payload extends z.ZodType>(
  text: string,
  schemas: { readonly name: string; readonly header: Header; readonly payload: Payload },
) => {
  const [, header = '', payload = '', signatureText = ''] = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/.exec(text) ?? [];
  const signature = fromBase64url(signatureText);
  // The last character carries unused bits: without this, several texts would pass as the same signature.
  if (signature.length !== 64 || toBase64url(signature) !== signatureText) {
    throw new StatementFault(`The ${schemas.name} is no signed text.`);
  }
  const read = <Schema extends z.ZodType>(schema: Schema, part: string): z.infer<Schema> => {
    try {
      return schema.parse(JSON.parse(fromBase64url(part).toString('utf8')));
    } catch {
      throw new StatementFault(`The ${schemas.name} does not have the form of one.`);
    }
  };
  return {
    header: read(schemas.header, header),
    payload: read(schemas.payload, payload),
    isSignedBy: (jwk: JsonWebKey): boolean =>
      verify(
        'sha256',
        Buffer.from(`${header}.${payload}`),
        { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        signature,
      ),
  };
};

/** Something that is stated, and when: the key has to have been alive then. */
type Dated = z.ZodType<{ readonly issuedAt: string }>;

/**
 * What a statement says, under one of the published root keys, looked at `at` an instant. One that was issued outside
 * the day of its key proves nothing: that is all that somebody gains who steals such a key.
 * @throws StatementFault saying what is wrong with it.
 */
export const verifiedStatement = <Payload extends Dated>(
  text: string,
  { use, payload: schema }: { readonly use: KeyUse; readonly payload: Payload },
  { roots, at }: { readonly roots: NamedKey | readonly NamedKey[]; readonly at: Date },
): z.infer<Payload> => {
  const { header, payload, isSignedBy } = partsOf(text, {
    name: use,
    header: z.strictObject({
      alg: z.literal('ES256'),
      typ: z.literal(statementType(use)),
      certificate: z.string(),
    }),
    payload: schema,
  });
  const certificate = partsOf(header.certificate, {
    name: 'certificate of its key',
    header: z.strictObject({ alg: z.literal('ES256'), typ: z.literal(keyCertificateType(use)), kid: z.string() }),
    payload: KeyCertificate,
  });
  const root = [roots].flat().find(({ kid }) => kid === certificate.header.kid);
  if (root === undefined || !certificate.isSignedBy(root)) {
    throw new StatementFault('The certificate of its key is not by a key of the programme.');
  }
  const { jwk, notBefore, notAfter } = certificate.payload;
  if (certificate.payload.use !== use) throw new StatementFault(`Its key is not one that signs a ${use}.`);
  if (!isSignedBy(jwk)) throw new StatementFault(`The ${use} is not by the key of its certificate.`);
  if (payload.issuedAt < notBefore || payload.issuedAt > notAfter) {
    throw new StatementFault(`The ${use} was not issued in the lifetime of its key.`);
  }
  if (payload.issuedAt > at.toISOString()) throw new StatementFault(`The ${use} is from the future.`);
  return payload;
};
