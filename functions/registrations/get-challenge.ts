import * as z from 'zod';
import { challengeToWork } from '../../shared/domain/registration-challenge.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { signedChallenge } from '../../shared/keys/registration-challenges.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { challengeInForce, switchTable } from '../../shared/table/switches.ts';

/**
 * GET /v1/registrations/challenge: whether who registers has to show that it cost them something, and a challenge of
 * their own to work on. It is given also while none is needed: the brake may be put on between this answer and the
 * registration. Nothing is stored.
 */
export const getChallenge = ({
  inForce,
  keys,
}: {
  inForce: ReturnType<typeof challengeInForce>;
  keys: Pick<KeyStore, 'ring'>;
}) =>
  endpoint({ route: 'GET /v1/registrations/challenge' }, async ({ caller, at }) => {
    const applicantId = signedIn(caller);
    const settings = await inForce();
    const challenge = challengeToWork(settings, at);
    return {
      status: 200,
      body: {
        required: settings.on,
        challenge: signedChallenge(await keys.ring(), applicantId, challenge),
        difficulty: challenge.difficulty,
        expiresAt: new Date(1_000 * challenge.until).toISOString(),
        insteadOfWork: { method: 'POST', url: '/v1/registrations/waiting-place', waitSeconds: settings.waitSeconds },
      },
    };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getChallenge({
  inForce: challengeInForce(switchTable(table)),
  keys: keyStore(table, DATA_KEY_ARN),
});
