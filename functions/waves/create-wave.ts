import * as z from 'zod';
import type { WaveId } from '../../events/event.ts';
import { isRecovery, type Quota, type Recovery } from '../../shared/domain/quota.ts';
import { isRecovered, mustBeRecoverable, recoveredQuota } from '../../shared/domain/recovery.ts';
import { plannedWave, WavePlan } from '../../shared/domain/wave-plan.ts';
import { publishedRunOf, waveView, type Wave } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { freedPlaceTable, type FreedPlaces } from '../../shared/table/freed-places.ts';
import { waveTable, type NewWave, type Waves } from '../../shared/table/waves.ts';

interface CreateWave {
  readonly waves: Pick<Waves, 'get' | 'create' | 'quota'>;
  readonly freedPlaces: Pick<FreedPlaces, 'free'>;
  readonly keys: Pick<KeyStore, 'newWaveKeys'>;
  /** How much later than its date a change may reach the table, at most. */
  readonly settlingSeconds: number;
}

type Counted = Pick<NewWave, 'quota' | 'recovered'>;

/** Counts the places that a recovery wave gives out: those dated early enough that all of them are on record. */
const counted = async (
  { waves, freedPlaces, settlingSeconds }: CreateWave,
  { recovers }: Recovery,
  at: Date,
): Promise<Counted> => {
  const through = new Date(at.getTime() - settlingSeconds * 1_000).toISOString();
  const count = async (waveId: WaveId) => {
    const wave = await waves.get(waveId);
    if (wave === undefined) throw new Refusal('wave-not-found', { field: 'quota.recovers' });
    mustBeRecoverable(wave, at);
    const draw = publishedRunOf(wave);
    const regencies = Object.keys(await waves.quota(waveId));
    const free = draw === undefined ? [] : await freedPlaces.free(draw, regencies);
    return { wave, places: free.filter((place) => isRecovered(place, wave, through)) };
  };
  const sources = await Promise.all(recovers.map(count));
  return {
    quota: recoveredQuota(sources.flatMap(({ places }) => places)),
    recovered: { sources: sources.map(({ wave }) => wave), through },
  };
};

/** The quota of a plan. One that was counted when the wave was created is not counted again for a repeat. */
const quotaOf = async (
  dependencies: CreateWave,
  quota: Quota | Recovery,
  { standing, at }: { readonly standing: Wave | undefined; readonly at: Date },
): Promise<Counted> => {
  if (!isRecovery(quota)) return { quota };
  if (standing !== undefined) return { quota: await dependencies.waves.quota(standing.waveId) };
  return counted(dependencies, quota, at);
};

/**
 * POST /v1/waves: an operator creates a wave, with its quota table and keys. It cannot be changed afterwards: sending
 * the same again answers the same, sending other content under its number is refused. A recovery wave takes the freed
 * places of other waves over, once.
 */
export const createWave = (dependencies: CreateWave) => {
  const { waves, keys } = dependencies;
  return endpoint({ route: 'POST /v1/waves', body: WavePlan }, async ({ body, caller, at }) => {
    const { quota: asked, ...plan } = body;
    const { waveId } = plan;
    const isOver = Date.parse(plan.closesAt) <= at.getTime();
    const standing = isOver || isRecovery(asked) ? await waves.get(waveId) : undefined;
    // A repeat may come when the wave is over, and is answered; only a new wave must lie ahead.
    if (isOver && standing === undefined) throw new Refusal('wave-over-already', { field: 'closesAt' });
    const { quota, recovered } = await quotaOf(dependencies, asked, { standing, at });
    const wave = plannedWave(plan, quota, {
      createdAt: at.toISOString(),
      createdBy: staffMember(caller),
      recovers: isRecovery(asked) ? asked.recovers : undefined,
    });
    const wrappedKeys = await keys.newWaveKeys(waveId);
    const outcome = await waves.create({ wave, quota, wrappedKeys, ...(recovered === undefined ? {} : { recovered }) });
    if (outcome === 'other') throw new Refusal('wave-exists', { field: 'waveId' });
    if (outcome === 'overtaken') throw new Refusal('recovery-overtaken', { field: 'quota.recovers' });
    const created = outcome === 'created' ? wave : ((await waves.get(waveId)) ?? wave);
    return {
      status: outcome === 'created' ? 201 : 200,
      body: { ...waveView(created, at), quota },
      headers: { location: `/v1/waves/${waveId}` },
    };
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  SETTLING_SECONDS: z.coerce.number().nonnegative(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = recorded(
  table,
  createWave({
    waves: waveTable(table),
    freedPlaces: freedPlaceTable(table),
    keys: keyStore(table, settings.DATA_KEY_ARN),
    settlingSeconds: settings.SETTLING_SECONDS,
  }),
);
