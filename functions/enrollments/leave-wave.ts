import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { mustBeOpen } from '../../shared/domain/joining.ts';
import { receiptOf } from '../../shared/domain/receipt.ts';
import { ticketOf } from '../../shared/domain/ticket.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { receiptSigner, type ReceiptSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { count } from '../../shared/platform/metrics.ts';
import { claimTable, type Claims } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable, type Enrollments } from '../../shared/table/enrollments.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface LeaveWave {
  readonly waves: Pick<Waves, 'cached'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly claims: Pick<Claims, 'get'>;
  readonly enrollments: Pick<Enrollments, 'own' | 'leave'>;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
  readonly receipts: ReceiptSigner;
}

/**
 * DELETE /v1/waves/{waveId}/enrollments/me: a person leaves a wave that is open, and gets a signed receipt for that.
 * Nobody takes another's ticket out: while it is not known who the holder of the NIK is, nobody leaves with it.
 */
export const leaveWave = ({ waves, registrations, claims, enrollments, keys, receipts }: LeaveWave) =>
  endpoint(
    { route: 'DELETE /v1/waves/{waveId}/enrollments/me', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, caller, at }) => {
      const applicantId = signedIn(caller);
      const [wave, registration] = await Promise.all([waves.cached(waveId), registrations.get(applicantId)]);
      if (wave === undefined) throw new Refusal('wave-not-found');
      mustBeOpen(wave, at);
      if (registration === undefined) throw new Refusal('enrollment-not-found');
      const [ring, waveKeys] = await Promise.all([keys.ring(), keys.waveKeys(waveId)]);
      const ticket = ticketOf(waveKeys, openIdentity(ring, applicantId, registration.identity, 'nik').nik);
      if ((await enrollments.own(waveId, ticket, applicantId)) === undefined) throw new Refusal('enrollment-not-found');

      const isUnderWay = registration.status === 'verifying' || registration.status === 'disputed';
      const claim = await claims.get(registration.nikHashes);
      const isHeld = claim?.applicantId === applicantId && !claim.disputed;
      // The same answer whether the registry or a person is still to speak: nobody learns here of another's claim.
      if (isUnderWay || !isHeld) throw new Refusal('identity-unconfirmed');

      const left = await enrollments.leave({ waveId, ticket, applicantId }, at.toISOString());
      if (left === undefined) throw new Refusal('enrollment-not-found');
      if (left.isNew) count('WaveLeft');
      const { leftAt } = left;
      const receipt = await receipts.sign(receiptOf({ kind: 'left', waveId, ticket, at: leftAt }, at.toISOString()));
      return { status: 200, body: { waveId, ticket, leftAt, receipt } };
    },
  );

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), SIGNING_KEY_ARN: z.string() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = leaveWave({
  waves: waveTable(table),
  registrations: registrationTable(table),
  claims: claimTable(table),
  enrollments: enrollmentTable(table),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  receipts: receiptSigner({ keyArn: settings.SIGNING_KEY_ARN }),
});
