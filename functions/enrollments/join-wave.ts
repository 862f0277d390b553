import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { joined, mustBeOpen } from '../../shared/domain/joining.ts';
import { receiptOf } from '../../shared/domain/receipt.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { receiptSigner, type ReceiptSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { count } from '../../shared/platform/metrics.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable, type Enrollments } from '../../shared/table/enrollments.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface JoinWave {
  readonly waves: Pick<Waves, 'cached' | 'quota'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly enrollments: Pick<Enrollments, 'join'>;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
  readonly receipts: ReceiptSigner;
}

/**
 * POST /v1/waves/{waveId}/enrollments: a person joins a wave, and gets a signed receipt for the ticket. One read and
 * one write; wave, quota and keys are in the environment. A second click answers the same ticket.
 */
export const joinWave = ({ waves, registrations, enrollments, keys, receipts }: JoinWave) =>
  endpoint(
    { route: 'POST /v1/waves/{waveId}/enrollments', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, caller, at }) => {
      const applicantId = signedIn(caller);
      const [wave, registration] = await Promise.all([waves.cached(waveId), registrations.get(applicantId)]);
      if (wave === undefined) throw new Refusal('wave-not-found');
      mustBeOpen(wave, at);
      if (registration === undefined) throw new Refusal('registration-required');
      const [quota, ring, waveKeys] = await Promise.all([waves.quota(waveId), keys.ring(), keys.waveKeys(waveId)]);
      const identity = openIdentity(ring, applicantId, registration.identity, 'nik', 'kk', 'birthDate');
      const { enrollment, isHolder } = joined({ wave, quota, waveKeys, registration, identity }, at);
      const { joinedAt, isNew } = await enrollments.join(enrollment, isHolder);
      if (isNew) count('WaveJoined');
      const { ticket } = enrollment;
      const statusUrl = `/v1/waves/${waveId}/enrollments/me`;
      const receipt = await receipts.sign(
        receiptOf({ kind: 'joined', waveId, ticket, at: joinedAt }, at.toISOString()),
      );
      return {
        status: isNew ? 201 : 200,
        body: { waveId, ticket, joinedAt, receipt, statusUrl },
        headers: { location: statusUrl },
      };
    },
  );

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), SIGNING_KEY_ARN: z.string() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = joinWave({
  waves: waveTable(table),
  registrations: registrationTable(table),
  enrollments: enrollmentTable(table),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  receipts: receiptSigner({ keyArn: settings.SIGNING_KEY_ARN }),
});
