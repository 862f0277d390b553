/** What a key of personal data is for: to look people up by keyed hash, or to encrypt their fields. */
export const keyUses = ['hash', 'field'] as const;
export type KeyUse = (typeof keyUses)[number];

/** A version of a key, as far as it is known to anybody but the environments that use it. */
export interface KeyVersion {
  readonly use: KeyUse;
  /** Counts up from 1. */
  readonly version: number;
  readonly createdAt: string;
  /** From this instant on it is the one to encrypt and sign with; before it is only known. Absent on a first version. */
  readonly currentFrom?: string | undefined;
  /** Since this instant nobody uses it any more. */
  readonly retiredAt?: string | undefined;
  /** Since this instant its wrapped form is gone, and with it what was encrypted under it. */
  readonly destroyedAt?: string | undefined;
}

/** The times of a key's life, all in seconds. */
export interface KeyTimes {
  /** How long until every environment has learnt of a change, and none still works with what it knew before. */
  readonly leadSeconds: number;
  /** How long what was signed with a key may be shown after another one took its place. */
  readonly afterlifeSeconds: number;
}

/**
 * An environment trusts what it knows of the keys for five minutes, and one run of a function ends within the fifteen
 * that Lambda gives it. Links to a page of presence and one-time codes, which are signed, are good for a quarter of an
 * hour.
 */
export const keyTimes: KeyTimes = { leadSeconds: 20 * 60, afterlifeSeconds: 60 * 60 };

const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1_000).toISOString();

/** From when on a version is the current one: a first version from the start. */
export const isCurrentFrom = ({ createdAt, currentFrom = createdAt }: KeyVersion): string => currentFrom;

/** From when on every environment works with a version, and none writes without it. */
const isKnownFrom = (version: KeyVersion, { leadSeconds }: KeyTimes): string =>
  version.currentFrom === undefined ? version.createdAt : later(version.createdAt, leadSeconds);

/** The versions of one use that have not been retired, the newest first. */
export const liveVersions = (versions: readonly KeyVersion[], use: KeyUse): KeyVersion[] =>
  versions
    .filter((version) => version.use === use && version.retiredAt === undefined)
    .sort((one, other) => other.version - one.version);

/** Why a step in the life of a key is not taken now, in a sentence for whoever asked; undefined where it may be. */
export type Objection = string | undefined;

/** Whether a new version may be made: one exchange at a time, and none of a key that nobody has used yet. */
export const objectionToRotation = (versions: readonly KeyVersion[], use: KeyUse): Objection => {
  const live = liveVersions(versions, use);
  if (live.length === 0) return `There is no ${use} key yet: the first registration makes it.`;
  if (live.length === 1) return undefined;
  const [newest, ...older] = live.map(({ version }) => version);
  return `Version ${newest ?? ''} of the ${use} key is taking the place of ${older.join(', ')}: retire that one first.`;
};

/** The version that comes next, current once everybody knows of it. */
export const nextVersion = (
  versions: readonly KeyVersion[],
  use: KeyUse,
  { at, times }: { readonly at: Date; readonly times: KeyTimes },
): KeyVersion => {
  const createdAt = at.toISOString();
  const last = Math.max(0, ...versions.filter((known) => known.use === use).map(({ version }) => version));
  return { use, version: last + 1, createdAt, currentFrom: later(createdAt, times.leadSeconds) };
};

/** The versions that were retired and whose traces are still there. */
const lingering = (versions: readonly KeyVersion[]): KeyVersion[] =>
  versions.filter(({ retiredAt, destroyedAt }) => retiredAt !== undefined && destroyedAt === undefined);

/**
 * Whether people may be moved to the live versions: what is moved while somebody still writes without them, or still
 * under a retired one, is moved in vain.
 */
export const objectionToRehash = (
  versions: readonly KeyVersion[],
  { at, times }: { readonly at: Date; readonly times: KeyTimes },
): Objection => {
  const known = keyUses
    .flatMap((use) => liveVersions(versions, use))
    .flatMap((version) => [isKnownFrom(version, times), isCurrentFrom(version)]);
  const forgotten = lingering(versions).map(({ retiredAt = '' }) => later(retiredAt, times.leadSeconds));
  const waits = [...known, ...forgotten].filter((from) => from > at.toISOString()).sort();
  const [until] = waits.slice(-1);
  return until === undefined
    ? undefined
    : `Not everybody knows of the last change of the keys. Come back after ${until}.`;
};

/**
 * Whether a version may be retired as far as its age goes: a newer one must have been current so long that nothing
 * which the old one signed can still be shown. Whether anything else depends on it, only a look at everything tells.
 */
export const objectionToRetirement = (
  versions: readonly KeyVersion[],
  wanted: { readonly use: KeyUse; readonly version: number },
  { at, times }: { readonly at: Date; readonly times: KeyTimes },
): Objection => {
  const live = liveVersions(versions, wanted.use);
  if (!live.some(({ version }) => version === wanted.version))
    return `Version ${wanted.version} of the ${wanted.use} key is not live.`;
  const newer = live.filter(({ version }) => version > wanted.version);
  if (newer.length === 0) return `Version ${wanted.version} of the ${wanted.use} key is the newest: rotate first.`;
  const [gone] = lingering(versions);
  if (gone !== undefined)
    return `Traces of version ${gone.version} of the ${gone.use} key are still there: \`npm run keys -- rehash\` first.`;
  const past = newer.map((version) => later(isCurrentFrom(version), times.leadSeconds + times.afterlifeSeconds)).sort();
  const [from = ''] = past;
  return from <= at.toISOString() ? undefined : `What it signed can be shown until ${from}. Come back after that.`;
};

/** The versions whose last traces a pass over everybody that began at an instant has taken away. */
export const tracelessVersions = (
  versions: readonly KeyVersion[],
  { startedAt, times }: { readonly startedAt: string; readonly times: KeyTimes },
): KeyVersion[] => lingering(versions).filter(({ retiredAt = '' }) => later(retiredAt, times.leadSeconds) <= startedAt);
