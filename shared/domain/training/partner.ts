import * as z from 'zod';
import { InstitutionId, PlatformId } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { ClientCode } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';

/** A key with which a partner signs. Two are live at most, so that one can be exchanged while requests go on. */
const SignKey = z.object({
  version: z.int().positive(),
  /** The key, encrypted under the partner's code. */
  sealed: z.string(),
  createdAt: Instant,
});

const OfPlatform = z.strictObject({ kind: z.literal('platform'), platformId: PlatformId });
const OfInstitution = z.strictObject({ kind: z.literal('institution'), institutionId: InstitutionId });
const Party = z.discriminatedUnion('kind', [OfPlatform, OfInstitution]);

/** A machine of a partner (mitra): of a digital platform, which sells, or of a training institution, which teaches. */
export const Partner = z.object({
  clientCode: ClientCode,
  party: z.discriminatedUnion('kind', [OfPlatform.strip(), OfInstitution.strip()]),
  /** The newest first. */
  signKeys: z.array(SignKey).max(2),
  /** Whether signatures by HMAC-SHA1 are taken too; a partner switches them off for itself. */
  acceptsSha1: z.boolean(),
  /** Requests a second that are let through, over all instances. */
  requestsPerSecond: z.int().positive(),
  /** By how many seconds the clock of the partner may differ from ours. */
  clockSeconds: z.int().positive(),
  /** The time that the newest signed change of its own settings names, in Unix seconds: an older one is not taken. */
  settledAtSeconds: z.int().positive().optional(),
  registeredBy: z.string(),
  registeredAt: Instant,
  /** Counts changes. */
  revision: z.int().positive(),
});
export type Partner = z.infer<typeof Partner>;

/** What an operator says of a partner's machine. */
export const PartnerInput = z.strictObject({
  party: Party,
  requestsPerSecond: z.int().min(1).max(5_000).default(20),
  clockSeconds: z.int().min(30).max(3_600).default(300),
});
export type PartnerInput = z.infer<typeof PartnerInput>;

interface Named {
  readonly by: string;
  readonly at: Date;
}

const isSameParty = (one: Partner['party'], other: Partner['party']): boolean =>
  JSON.stringify(Party.parse(one)) === JSON.stringify(Party.parse(other));

/**
 * A partner's machine as an operator registers it or changes its limits; its keys and its own settings stay. Undefined
 * where nothing changes.
 * @throws Refusal partner-of-another when the code stands for another party, which it always will.
 */
export const registeredPartner = (
  standing: Partner | undefined,
  { clientCode, input }: { readonly clientCode: ClientCode; readonly input: PartnerInput },
  { by, at }: Named,
): Partner | undefined => {
  const entry = { ...input, registeredBy: by, registeredAt: at.toISOString() };
  if (standing === undefined) return { clientCode, ...entry, signKeys: [], acceptsSha1: true, revision: 1 };
  if (!isSameParty(standing.party, input.party)) throw new Refusal('partner-of-another', { field: 'party' });
  const isSame = standing.requestsPerSecond === input.requestsPerSecond && standing.clockSeconds === input.clockSeconds;
  return isSame ? undefined : { ...standing, ...entry, revision: standing.revision + 1 };
};

/**
 * Which key a new one comes after, and which of the live ones it takes the place of. Whoever asks names the newest that
 * they know of: a request that is sent again would otherwise push out the key that the partner is using.
 */
export const NewKeyInput = z.strictObject({
  newest: z.int().nonnegative(),
  discards: z.int().positive().optional(),
});
export type NewKeyInput = z.infer<typeof NewKeyInput>;

/**
 * A partner with a new key beside the one that stays: the newest, unless it is the newest that is discarded.
 * @throws Refusal partner-key-not-newest when there is a newer one than the caller knows, partner-key-not-live when there
 * is no key of that version to discard.
 */
export const withNewKey = (
  partner: Partner,
  { newest, discards }: NewKeyInput,
  { sealed, at }: { readonly sealed: string; readonly at: Date },
): Partner => {
  const versions = partner.signKeys.map(({ version }) => version);
  const last = versions[0] ?? 0;
  if (newest !== last) throw new Refusal('partner-key-not-newest', { field: 'newest', values: { newest: last } });
  if (discards !== undefined && !versions.includes(discards))
    throw new Refusal('partner-key-not-live', { field: 'discards' });
  const kept = partner.signKeys.filter(({ version }) => version !== discards).slice(0, 1);
  return {
    ...partner,
    signKeys: [{ version: last + 1, sealed, createdAt: at.toISOString() }, ...kept],
    revision: partner.revision + 1,
  };
};

/**
 * A partner with settings of its own choice; undefined where the same request was taken already.
 * @throws Refusal settings-outdated when a request that was signed later, or at the same second, has set them otherwise:
 * else whoever kept an old request could undo a newer one while its signature is good.
 */
export const withSettings = (
  partner: Partner,
  { acceptsSha1, signedAtSeconds }: { readonly acceptsSha1: boolean; readonly signedAtSeconds: number },
): Partner | undefined => {
  if (signedAtSeconds <= (partner.settledAtSeconds ?? 0)) {
    if (partner.acceptsSha1 === acceptsSha1) return undefined;
    throw new Refusal('settings-outdated');
  }
  return { ...partner, acceptsSha1, settledAtSeconds: signedAtSeconds, revision: partner.revision + 1 };
};

/** What an operator and the partner itself may see of an entry: everything but the keys. */
export const partnerView = ({ signKeys, ...partner }: Partner) => ({
  ...partner,
  signKeys: signKeys.map(({ version, createdAt }) => ({ version, createdAt })),
});
