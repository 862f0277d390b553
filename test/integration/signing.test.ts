import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ticket, WaveId } from '../../events/event.ts';
import { verifyReceipt, type Receipt } from '../../shared/domain/receipt.ts';
import { StatementFault, type NamedKey } from '../../shared/domain/statement.ts';
import { verifyDetached } from '../../shared/domain/evidence/jws.ts';
import { receiptSigner, rootSigner } from '../../shared/keys/signing.ts';
import { signingKeys, type SigningKeys } from '../support/signing-key.ts';

const made = Date.parse('2023-02-19T03:00:00.000Z');
const hour = 3_600_000;

let engine: SigningKeys;
let root: NamedKey;
let otherRoot: NamedKey;
beforeAll(async () => {
  engine = await signingKeys();
  root = await rootSigner({ kms: engine.kms, keyArn: engine.keyArn }).publicJwk();
  otherRoot = await rootSigner({ kms: engine.kms, keyArn: engine.otherKeyArn }).publicJwk();
});
afterAll(() => engine.stop());

const receiptAt = (at: number, fields: Partial<Receipt> = {}): Receipt => ({
  kind: 'joined',
  waveId: WaveId.parse('2023-48'),
  ticket: Ticket.parse('a'.repeat(32)),
  at: new Date(at).toISOString(),
  issuedAt: new Date(at).toISOString(),
  ...fields,
});

/** A signer whose clock the test moves. */
const signerAt = (start = made, keyArn = engine.keyArn) => {
  const clock = { at: start };
  return { clock, signer: receiptSigner({ kms: engine.kms, keyArn, now: () => clock.at }) };
};

const later = new Date(made + 400 * 24 * hour);

/** A signed text with one part replaced. */
const withPart = (text: string, place: number, part: string): string =>
  text
    .split('.')
    .map((old, position) => (position === place ? part : old))
    .join('.');
const decoded = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a receipt', () => {
  test('proves for years what it says, to whoever has the root key', async () => {
    const receipt = receiptAt(made);

    const text = await signerAt().signer.sign(receipt);

    expect(verifyReceipt(text, root, later)).toEqual(receipt);
    expect(verifyReceipt(text, [otherRoot, root], later)).toEqual(receipt);
  });

  test('costs KMS one signature a day and environment, however many are given at once', async () => {
    const { clock, signer } = signerAt();
    const before = engine.signatures();

    await Promise.all(Array.from({ length: 200 }, () => signer.sign(receiptAt(made))));
    const afterMany = engine.signatures();
    clock.at = made + 23 * hour;
    const next = await signer.sign(receiptAt(clock.at));

    expect(afterMany - before).toBe(1);
    expect(engine.signatures() - before).toBe(2);
    expect(verifyReceipt(next, root, later).at).toBe('2023-02-20T02:00:00.000Z');
  });

  test('may be for a request that came before the environment that answers it had started', async () => {
    const text = await signerAt().signer.sign(receiptAt(made - 2_000));

    expect(verifyReceipt(text, root, later).at).toBe('2023-02-19T02:59:58.000Z');
  });

  test('is worth nothing under another root key', async () => {
    const text = await signerAt(made, engine.otherKeyArn).signer.sign(receiptAt(made));
    const renamed = { ...otherRoot, kid: root.kid };

    expect(() => verifyReceipt(text, root, later)).toThrow('not by a key of the programme');
    expect(() => verifyReceipt(text, { ...root, kid: otherRoot.kid }, later)).toThrow('not by a key of the programme');
    expect(() => verifyReceipt(text, renamed, later)).toThrow(StatementFault);
  });

  test('is worth nothing when any part of it was changed', async () => {
    const text = await signerAt().signer.sign(receiptAt(made));
    const [header = '', payload = '', signature = ''] = text.split('.');
    const swapped = `${signature.slice(0, 10)}${signature[10] === 'A' ? 'B' : 'A'}${signature.slice(11)}`;
    const forgeries = [
      withPart(text, 1, encoded({ ...decoded(payload), ticket: 'b'.repeat(32) })),
      withPart(text, 1, encoded({ ...decoded(payload), kind: 'left' })),
      withPart(text, 2, swapped),
      withPart(text, 0, encoded({ ...decoded(header), alg: 'none' })),
      withPart(text, 0, encoded({ ...decoded(header), typ: 'JWT' })),
      `${header}.${payload}.`,
      `${text}A`,
      '',
    ];

    for (const forgery of forgeries) expect(() => verifyReceipt(forgery, root, later)).toThrow(StatementFault);
  });

  test('is worth nothing by a key that the root never certified', async () => {
    const honest = await signerAt().signer.sign(receiptAt(made));
    const stranger = await signerAt(made, engine.otherKeyArn).signer.sign(receiptAt(made));
    const [honestHeader = ''] = honest.split('.');

    // The stranger's receipt under the certificate of an honest key.
    expect(() => verifyReceipt(withPart(stranger, 0, honestHeader), root, later)).toThrow('key of its certificate');
    const { certificate } = decoded(honestHeader);
    const [, content = ''] = String(certificate).split('.');
    const longer = { ...decoded(content), notAfter: '2033-01-01T00:00:00.000Z' };
    const header = { ...decoded(honestHeader), certificate: withPart(String(certificate), 1, encoded(longer)) };
    expect(() => verifyReceipt(withPart(honest, 0, encoded(header)), root, later)).toThrow('not by a key');
  });

  test('by a stolen key is worth nothing from the next day on', async () => {
    // A thief signs with the key of an environment that is long gone: the clock of the signer does not move.
    const { signer } = signerAt();

    const forged = await signer.sign(receiptAt(made + 24 * hour));

    expect(() => verifyReceipt(forged, root, later)).toThrow('lifetime of its key');
  });

  test('tells neither of what came after it nor of what is still to come', async () => {
    const { signer } = signerAt();
    const early = await signer.sign(receiptAt(made, { at: '2023-02-19T04:00:00.000Z' }));
    const future = await signer.sign(receiptAt(made + hour));

    expect(() => verifyReceipt(early, root, later)).toThrow('what came after it');
    expect(() => verifyReceipt(future, root, new Date(made))).toThrow('from the future');
  });
});

describe('the root key', () => {
  test('signs evidence of any length, and the signature names the key', async () => {
    const signer = rootSigner({ kms: engine.kms, keyArn: engine.keyArn });
    const payload = Buffer.alloc(100_000, 'evidence');

    const jws = await signer.signDetached(payload);

    expect(verifyDetached(jws, payload, { keys: [otherRoot, root] })).toBe(true);
    expect(verifyDetached(jws, Buffer.concat([payload, Buffer.from('.')]), root)).toBe(false);
    expect(verifyDetached(jws, payload, otherRoot)).toBe(false);
  });

  test('is published with the thumbprint as its name', async () => {
    const signer = rootSigner({ kms: engine.kms, keyArn: engine.keyArn });

    expect(await signer.publicJwk()).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    expect(root.kid).toMatch(/^[\w-]{43}$/);
    expect(root.kid).not.toBe(otherRoot.kid);
  });
});
