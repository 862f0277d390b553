import { ClientCode } from '../../events/training.ts';
import type { Partner } from '../domain/training/partner.ts';
import { isSignedBy, isTimestamp, secondsAhead } from '../domain/training/signature.ts';
import { Refusal } from '../errors.ts';
import { liveSignKeys } from '../keys/sign-keys.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Partners } from '../table/partners.ts';
import type { Presented } from './request.ts';

export interface Authentication {
  readonly partners: Pick<Partners, 'cached' | 'recent'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Whatever is missing is said before anything is compared. */
const mustBeComplete = ({ clientCode, timestamp, signatures }: Presented): void => {
  if (clientCode === '') throw new Refusal('client-code-missing');
  if (timestamp === '') throw new Refusal('timestamp-missing');
  if (signatures.sha1 === '' && signatures.sha256 === '') throw new Refusal('signature-missing');
  if (!isTimestamp(timestamp)) throw new Refusal('timestamp-malformed');
};

/**
 * The partner that signed a request. A signature by HMAC-SHA256 decides alone where there is one; else the one by
 * HMAC-SHA1 does, unless the partner has switched that off.
 * @throws Refusal client-code-missing, timestamp-missing, signature-missing, timestamp-malformed, client-unknown,
 * timestamp-outside-window, signature-sha1-off, signature-wrong.
 */
export const signingPartner = async (
  { partners, keys }: Authentication,
  presented: Presented,
  at: Date,
): Promise<Partner> => {
  mustBeComplete(presented);
  const clientCode = ClientCode.safeParse(presented.clientCode);
  if (!clientCode.success) throw new Refusal('client-unknown');
  const algorithm = presented.signatures.sha256 === '' ? 'sha1' : 'sha256';

  const check = async (partner: Partner | undefined): Promise<Partner | undefined> => {
    if (partner === undefined) throw new Refusal('client-unknown');
    const { clockSeconds, acceptsSha1 } = partner;
    if (Math.abs(secondsAhead(presented.timestamp, at)) > clockSeconds)
      throw new Refusal('timestamp-outside-window', { values: { clockSeconds } });
    const signKeys = (await liveSignKeys(keys, partner)).map(({ signKey }) => signKey);
    if (!isSignedBy(signKeys, algorithm, presented, presented.signatures[algorithm])) return undefined;
    // Only who has a key learns what the partner takes.
    if (algorithm === 'sha1' && !acceptsSha1) throw new Refusal('signature-sha1-off');
    return partner;
  };

  const partner =
    (await check(await partners.cached(clientCode.data))) ??
    // The key may have been made a moment ago.
    (await check(await partners.recent(clientCode.data)));
  if (partner === undefined) throw new Refusal('signature-wrong');
  return partner;
};
