import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as z from 'zod';
import { Instant, Ticket, WaveId } from '../../events/event.ts';

/**
 * A receipt (tanda terima): the signed proof that a ticket was issued, or given back. It is a JWS (RFC 7515, compact,
 * ES256). Its header carries a certificate, itself a JWS by the root key: the root vouches for a key that lives for a
 * day, and that key signs receipts. Whoever has the root's public key can check a receipt without asking anybody.
 */

export const Receipt = z.strictObject({
  kind: z.enum(['joined', 'left']),
  waveId: WaveId,
  ticket: Ticket,
  /** Since when the person has been in, or when they left. */
  at: Instant,
  /** When this receipt was asked for. */
  issuedAt: Instant,
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * The receipt of what is on record, asked for at an instant. Of two clicks at once either may be recorded: the one that
 * came first then tells of the other, and counts as asked for no earlier than that.
 */
export const receiptOf = (facts: Omit<Receipt, 'issuedAt'>, askedAt: string): Receipt => ({
  ...facts,
  issuedAt: askedAt < facts.at ? facts.at : askedAt,
});

/** What the root key says of a receipt key. */
export const Certificate = z.strictObject({
  use: z.literal('receipt'),
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  notBefore: Instant,
  notAfter: Instant,
});
export type Certificate = z.infer<typeof Certificate>;

export const certificateType = 'prakerja-receipt-key+jws';
export const receiptType = 'prakerja-receipt+jws';

const CertificateHeader = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal(certificateType),
  kid: z.string(),
});
const ReceiptHeader = z.strictObject({ alg: z.literal('ES256'), typ: z.literal(receiptType), certificate: z.string() });

/** A public key with its name: the thumbprint of RFC 7638. */
export interface NamedKey extends JsonWebKey {
  readonly kid: string;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The text to be signed of a JWS. */
export const signingInput = (header: object, payload: object): string => `${encoded(header)}.${encoded(payload)}`;

/** A JWS, from the text that was signed and the 64 bytes (r and s) of its signature. */
export const signedText = (input: string, signature: Uint8Array): string =>
  `${input}.${Buffer.from(signature).toString('base64url')}`;

/** The thumbprint (RFC 7638, SHA-256) of a P-256 key. */
export const thumbprintOf = ({ crv, kty, x, y }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

/** A receipt that proves nothing, and why. */
export class ReceiptFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReceiptFault';
  }
}

const partsOf = <Header extends z.ZodType, Payload extends z.ZodType>(
  text: string,
  schemas: { readonly name: string; readonly header: Header; readonly payload: Payload },
) => {
  const [, header = '', payload = '', signatureText = ''] = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/.exec(text) ?? [];
  const signature = Buffer.from(signatureText, 'base64url');
  // The last character carries unused bits: without this, several texts would pass as the same signature.
  if (signature.length !== 64 || signature.toString('base64url') !== signatureText) {
    throw new ReceiptFault(`The ${schemas.name} is no signed text.`);
  }
  const read = <Schema extends z.ZodType>(schema: Schema, part: string): z.infer<Schema> => {
    try {
      return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    } catch {
      throw new ReceiptFault(`The ${schemas.name} does not have the form of one.`);
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

/**
 * What a receipt proves, under one of the published root keys, looked at `at` an instant. A receipt that was issued
 * outside the day of its key proves nothing: that is all that somebody gains who steals such a key.
 * @throws ReceiptFault saying what is wrong with it.
 */
export const verifyReceipt = (receipt: string, roots: NamedKey | readonly NamedKey[], at: Date): Receipt => {
  const { header, payload, isSignedBy } = partsOf(receipt, {
    name: 'receipt',
    header: ReceiptHeader,
    payload: Receipt,
  });
  const certificate = partsOf(header.certificate, {
    name: 'certificate',
    header: CertificateHeader,
    payload: Certificate,
  });
  const root = [roots].flat().find(({ kid }) => kid === certificate.header.kid);
  if (root === undefined || !certificate.isSignedBy(root)) {
    throw new ReceiptFault('The certificate is not by a key of the programme.');
  }
  const { jwk, notBefore, notAfter } = certificate.payload;
  if (!isSignedBy(jwk)) throw new ReceiptFault('The receipt is not by the key of its certificate.');
  if (payload.issuedAt < notBefore || payload.issuedAt > notAfter) {
    throw new ReceiptFault('The receipt was not issued in the lifetime of its key.');
  }
  if (payload.at > payload.issuedAt) throw new ReceiptFault('The receipt tells of what came after it.');
  if (payload.issuedAt > at.toISOString()) throw new ReceiptFault('The receipt is from the future.');
  return payload;
};
