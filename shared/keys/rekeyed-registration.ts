import type { EarlierDeclaration, Registration, SealedIdentity } from '../domain/registration.ts';
import { fingerprintText } from '../domain/submission.ts';
import { isSame } from '../table/hashes.ts';
import type { KeyedHash } from '../table/keys.ts';
import { keyedHashes, openDeclared, openIdentity } from './fields.ts';
import { isStale, resealed } from './resealing.ts';
import type { KeyRing } from './ring.ts';

type Declared = Pick<EarlierDeclaration, 'identity' | 'nikHashes' | 'kkHashes'>;

/** Whether both are the same hashes, in whichever order. */
export const isSameSet = (ones: readonly KeyedHash[], others: readonly KeyedHash[]): boolean =>
  ones.length === others.length && ones.every((one) => isSame([one], others));

const fields = ['nik', 'kk', 'name', 'birthDate', 'phone', 'email'] as const;

const resealedIdentity = (ring: KeyRing, owner: string, identity: SealedIdentity): SealedIdentity => ({
  nik: resealed(ring, owner, 'nik', identity.nik),
  kk: resealed(ring, owner, 'kk', identity.kk),
  name: resealed(ring, owner, 'name', identity.name),
  birthDate: resealed(ring, owner, 'birthDate', identity.birthDate),
  phone: resealed(ring, owner, 'phone', identity.phone),
  email: resealed(ring, owner, 'email', identity.email),
});

/** A declaration under the live keys; itself where it is already. */
const rekeyedDeclaration = <Declaration extends Declared>(
  ring: KeyRing,
  applicantId: Registration['applicantId'],
  declared: Declaration,
): Declaration => {
  const { identity } = declared;
  const { nik, kk } = openIdentity(ring, applicantId, identity, 'nik', 'kk');
  const nikHashes = keyedHashes(ring, 'nik', nik);
  const kkHashes = keyedHashes(ring, 'kk', kk);
  const isRight =
    isSameSet(nikHashes, declared.nikHashes) &&
    isSameSet(kkHashes, declared.kkHashes) &&
    !fields.some((field) => isStale(ring, identity[field]));
  return isRight
    ? declared
    : { ...declared, identity: resealedIdentity(ring, applicantId, identity), nikHashes, kkHashes };
};

/** The fingerprint of the submission under the current key: a repeat is still known once the old key is gone. */
const fingerprintOf = (ring: KeyRing, registration: Registration): string => {
  const { applicantId, identity, profile, consent, fingerprint } = registration;
  const clear = openDeclared(ring, applicantId, identity);
  const text = fingerprintText({ ...clear, ...profile, consent: { version: consent.version, accepted: true } });
  return keyedHashes(ring, 'submission', text)[0]?.hash ?? fingerprint;
};

/**
 * A registration under the live keys: every look-up hash but those of devices, whose numbers are kept nowhere, the fingerprint, and every field of the identity, of what was
 * declared before too. Its version counts on, so that nobody who read it before writes the old one back.
 * @returns undefined where nothing is to be changed.
 */
export const rekeyedRegistration = (ring: KeyRing, registration: Registration): Registration | undefined => {
  const { applicantId, earlier, version, fingerprint } = registration;
  const current = rekeyedDeclaration(ring, applicantId, registration);
  const before = earlier?.map((declared) => rekeyedDeclaration(ring, applicantId, declared));
  const print = fingerprintOf(ring, registration);
  const isRight =
    current === registration &&
    print === fingerprint &&
    before?.every((one, place) => one === earlier?.[place]) !== false;
  if (isRight) return undefined;
  return {
    ...current,
    ...(before === undefined ? {} : { earlier: before }),
    fingerprint: print,
    version: version + 1,
  };
};
