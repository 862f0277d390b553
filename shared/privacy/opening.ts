import type { ApplicantId } from '../../events/event.ts';
import { open, openDeclared } from '../keys/fields.ts';
import type { KeyRing } from '../keys/ring.ts';
import { sealedIn } from '../rekeying/sealed-places.ts';
import { Registration } from '../domain/registration.ts';
import { ErasedRegistration } from '../table/erased-registrations.ts';
import type { StoredItem } from '../table/person-items.ts';

type Fields = Record<string | number, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A copy of a value in which the text at a path is another. */
const replaced = (value: unknown, [name, ...rest]: readonly (string | number)[], text: string): unknown => {
  if (name === undefined) return text;
  if (!isFields(value)) return value;
  return { ...value, [name]: replaced(value[name], rest, text) };
};

/**
 * A person's item with what is encrypted in it in clear. What is sealed where, `sealed-places.ts` knows.
 * @throws Error where something is sealed that nobody has entered there.
 */
export const opened = (ring: KeyRing, owner: ApplicantId, item: StoredItem): StoredItem => {
  const { pk, sk } = item;
  if (sk === 'REGISTRATION' && item['erasedAt'] === undefined) {
    const registration = Registration.parse(item);
    const clear = <Declared extends Pick<Registration, 'identity'>>(declared: Declared) => ({
      ...declared,
      identity: openDeclared(ring, owner, declared.identity),
    });
    const { earlier } = registration;
    return { ...clear(registration), ...(earlier === undefined ? {} : { earlier: earlier.map(clear) }), pk, sk };
  }
  if (sk === 'REGISTRATION') {
    const { kept } = ErasedRegistration.parse(item);
    if (kept === undefined) return item;
    return { ...item, kept: { nik: open(ring, owner, 'nik', kept.nik), kk: open(ring, owner, 'kk', kept.kk) } };
  }
  // The picture is told of, and not sent.
  if (sk === 'SAMPLE') return item;
  let found: unknown = item;
  for (const text of sealedIn(item, owner).texts)
    found = replaced(found, text.path, open(ring, text.owner, text.field, text.sealed));
  return { ...(found as Fields), pk, sk };
};
