import * as z from 'zod';
import { plannedWave, WavePlan } from '../../shared/domain/wave-plan.ts';
import { waveView } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

/**
 * POST /v1/waves: an operator creates a wave, with its quota table and keys. It cannot be changed afterwards: sending
 * the same again answers the same, sending other content under its number is refused.
 */
export const createWave = ({
  waves,
  keys,
}: {
  waves: Pick<Waves, 'get' | 'create' | 'quota'>;
  keys: Pick<KeyStore, 'newWaveKeys'>;
}) =>
  endpoint({ body: WavePlan, roles: ['operator'] }, async ({ body, caller, at }) => {
    const { waveId, quota } = body;
    const createdBy = staffMember(caller);
    const wave = plannedWave(body, { createdAt: at.toISOString(), createdBy });
    const isOver = Date.parse(wave.closesAt) <= at.getTime();
    // A repeat may come when the wave is over, and is answered; only a new wave must lie ahead.
    if (isOver && (await waves.get(waveId)) === undefined)
      throw new Refusal('wave-over-already', { field: 'closesAt' });
    const outcome = await waves.create({ wave, quota, wrappedKeys: await keys.newWaveKeys(waveId) });
    if (outcome === 'other') throw new Refusal('wave-exists', { field: 'waveId' });
    const standing = outcome === 'created' ? wave : ((await waves.get(waveId)) ?? wave);
    return {
      status: outcome === 'created' ? 201 : 200,
      body: { ...waveView(standing, at), quota },
      headers: { location: `/v1/waves/${waveId}` },
    };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = createWave({ waves: waveTable(table), keys: keyStore(table, DATA_KEY_ARN) });
