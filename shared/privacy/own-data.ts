import type { ApplicantId } from '../../events/event.ts';
import { bySection, inParts, keptOf, notShown, ownData } from '../domain/privacy/own-data.ts';
import type { KeyStore } from '../keys/ring.ts';
import { log } from '../platform/log.ts';
import type { Gathered } from './gathering.ts';
import { opened } from './opening.ts';

interface Answering {
  readonly gather: (applicantId: ApplicantId) => Promise<Gathered>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** The form of the answer: a reader that knows another version must not guess. */
const ownDataSchema = { name: 'kartu-prakerja/personal-data', version: 1 } as const;

const controller = {
  name: 'Manajemen Pelaksana Program Kartu Prakerja',
  rights: {
    correct: 'PUT /v1/registrations/me',
    object: 'POST /v1/registrations/me/objections',
    consents: '/v1/me/consents',
    erase: 'POST /v1/me/erasure',
  },
};

/**
 * All that is held of a person, in clear: part 1 has all of it unless that is longer than an answer may be.
 * @returns undefined for a part that there is not.
 */
export const ownDataOf =
  ({ gather, keys }: Answering) =>
  async (applicantId: ApplicantId, { part, at }: { readonly part: number; readonly at: Date }) => {
    const { items, registration } = await gather(applicantId);
    // Where nobody ever registered there is no key to open anything with, and nothing to be opened.
    const ring = items.length === 0 ? undefined : await keys.ring();
    const clear = ring === undefined ? [] : items.map((item) => opened(ring, applicantId, item));
    const { records, trail, unlisted } = ownData(clear);
    // Nobody has said what may be shown of it: it is mended, and shown from then on.
    if (unlisted > 0) log.error('Items of a kind that is not listed are held of a person.', { unlisted });
    const parts = inParts({ records, trail });
    const found = parts[part - 1];
    if (found === undefined) return undefined;
    return {
      schema: ownDataSchema,
      asOf: at.toISOString(),
      part,
      parts: parts.length,
      ...(part < parts.length ? { next: `/v1/me/data?part=${part + 1}` } : {}),
      person: { number: applicantId, isRegistered: registration !== undefined },
      controller,
      data: bySection(found.records),
      trail: found.trail,
      kept: keptOf(items),
      notShown: notShown(),
    };
  };
