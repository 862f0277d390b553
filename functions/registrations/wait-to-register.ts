import * as z from 'zod';
import { challengeToWait } from '../../shared/domain/registration-challenge.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { signedChallenge } from '../../shared/keys/registration-challenges.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { challengeInForce, switchTable } from '../../shared/table/switches.ts';
import { waitingLane, type WaitingLane } from '../../shared/table/waiting-lane.ts';

/**
 * POST /v1/registrations/waiting-place: instead of working, somebody waits: for an old phone, a screen reader, a browser
 * without JavaScript. Asking again keeps the place. While no proof is needed, there is nothing to wait for.
 */
export const waitToRegister = ({
  inForce,
  lane,
  keys,
}: {
  inForce: ReturnType<typeof challengeInForce>;
  lane: WaitingLane;
  keys: Pick<KeyStore, 'ring'>;
}) =>
  endpoint({ route: 'POST /v1/registrations/waiting-place' }, async ({ caller, at }) => {
    const applicantId = signedIn(caller);
    const settings = await inForce();
    const turnAt = settings.on ? await lane.turnOf(applicantId, settings, at) : at;
    const challenge = challengeToWait(turnAt);
    return {
      status: 200,
      body: {
        required: settings.on,
        challenge: signedChallenge(await keys.ring(), applicantId, challenge),
        sendFrom: new Date(1_000 * challenge.from).toISOString(),
        sendUntil: new Date(1_000 * challenge.until).toISOString(),
      },
    };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = waitToRegister({
  inForce: challengeInForce(switchTable(table)),
  lane: waitingLane(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
