import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { ContactField } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { ContactsInForce } from '../domain/contacts/contacts.ts';
import type { Identity, SealedIdentity } from '../domain/registration.ts';
import type { KeyedHash } from '../table/keys.ts';
import type { KeyRing } from './ring.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** A key of its own for each owner, so that no key ever encrypts more than a handful of fields (NIST SP 800-38D, 8.3). */
const ownerKey = (fieldKey: Buffer, owner: string): Buffer =>
  Buffer.from(hkdfSync('sha256', fieldKey, owner, 'prakerja-field-v1', 32));

/**
 * A field that is secret, encrypted (AES-256-GCM) under the current key and bound to its owner and its name. The owner is a
 * person's number, or a name that cannot be one, such as `partner:` and a client code.
 */
export const seal = (ring: KeyRing, owner: string, field: string, text: string): string => {
  const [current] = ring.fieldKeys;
  if (current === undefined) throw new Error('There is no field key.');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', ownerKey(current.key, owner), nonce);
  cipher.setAAD(Buffer.from(`${owner}|${field}`));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${String(current.version)}.${sealed.toString('base64url')}`;
};

/** @throws Error when the key is gone, or the text was changed or belongs to another owner or field. */
export const open = (ring: KeyRing, owner: string, field: string, sealed: string): string => {
  const [version = '', text = ''] = sealed.split('.');
  const key = ring.fieldKeys.find((candidate) => String(candidate.version) === version)?.key;
  if (key === undefined) throw new Error(`Field key ${version} is not live.`);
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', ownerKey(key, owner), bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(`${owner}|${field}`));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
};

export const sealIdentity = (ring: KeyRing, applicantId: ApplicantId, identity: Identity): SealedIdentity => ({
  nik: seal(ring, applicantId, 'nik', identity.nik),
  kk: seal(ring, applicantId, 'kk', identity.kk),
  name: seal(ring, applicantId, 'name', identity.name),
  birthDate: seal(ring, applicantId, 'birthDate', identity.birthDate),
  phone: seal(ring, applicantId, 'phone', identity.phone),
  email: seal(ring, applicantId, 'email', identity.email),
});

/**
 * Only the fields that are named are decrypted. Phone and e-mail address are none of them: those in force may be others
 * by now ({@link openContact}).
 */
export const openIdentity = <Field extends Exclude<keyof Identity, ContactField>>(
  ring: KeyRing,
  applicantId: ApplicantId,
  sealed: SealedIdentity,
  ...fields: readonly Field[]
): Pick<Identity, Field> =>
  // The entries are exactly the named fields, which Object.fromEntries cannot say.
  Object.fromEntries(fields.map((field) => [field, open(ring, applicantId, field, sealed[field])])) as Pick<
    Identity,
    Field
  >;

/** All of an identity as it was declared: to encrypt it anew, or to show it to whom it is of. Nobody is written to by it. */
export const openDeclared = (ring: KeyRing, applicantId: ApplicantId, sealed: SealedIdentity): Identity => ({
  ...openIdentity(ring, applicantId, sealed, 'nik', 'kk', 'name', 'birthDate'),
  phone: open(ring, applicantId, 'phone', sealed.phone),
  email: open(ring, applicantId, 'email', sealed.email),
});

/** A phone or e-mail address that is in force. */
export const openContact = (
  ring: KeyRing,
  applicantId: ApplicantId,
  contacts: ContactsInForce,
  field: ContactField,
): string => open(ring, applicantId, field, contacts[field]);

const hashKeys = new WeakMap<Buffer, KeyObject>();

/** A key in the form in which it is prepared once: a hash with the bare bytes takes six times as long. */
const hashKey = (key: Buffer): KeyObject => {
  const known = hashKeys.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  hashKeys.set(key, made);
  return made;
};

/** The keyed hashes (HMAC-SHA-256) of a value under every live key, the current one first: look-ups and uniqueness hold while keys are exchanged. */
export const keyedHashes = (
  ring: KeyRing,
  kind: 'nik' | 'kk' | 'submission' | 'account' | 'phone' | 'email' | 'device',
  value: string,
): KeyedHash[] =>
  ring.hashKeys.map(({ version, key }) => ({
    version,
    hash: createHmac('sha256', hashKey(key)).update(`${kind}\0${value}`).digest('hex'),
  }));
