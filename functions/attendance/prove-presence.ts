import * as z from 'zod';
import { linkAt } from '../../shared/attendance/links.ts';
import { FaceSample, longestSampleRequest } from '../../shared/domain/training/face-sample.ts';
import { doubtedBy, provenBy, redirectTo, type PresenceLink } from '../../shared/domain/training/presence.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { livenessPort, type Liveness } from '../../shared/outside/liveness.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { presenceTable, type PresenceOutcome, type Presences } from '../../shared/table/presences.ts';

interface ProvePresence {
  readonly presences: Pick<Presences, 'link' | 'presence' | 'prove' | 'doubt'>;
  readonly liveness: Liveness;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** @throws Refusal liveness-unavailable: nothing is decided, and the link can be used again. */
const isRecognised = async (liveness: Liveness, { applicantId }: PresenceLink, sample: string): Promise<boolean> => {
  try {
    return (await liveness.check({ subject: applicantId, sample })).passed;
  } catch (error) {
    if (!(error instanceof OutsideUnavailable)) throw error;
    const { reason, retryAfterSeconds } = error;
    log.warn('Presence postponed: the check of faces is not available.', { reason });
    count('PresencesPostponed');
    throw new Refusal('liveness-unavailable', { retryAfterSeconds });
  }
};

/**
 * POST /v1/presence/{linkId}: a participant proves to be at a session by a picture of their face. Whoever has the link
 * has the right; it is used once, by a face that passes or that a person has to look at. Sent again it is answered as
 * before, and no picture is judged twice.
 */
export const provePresence = ({ presences, liveness, keys }: ProvePresence) => {
  const judge = async (link: PresenceLink, sample: string, at: Date): Promise<PresenceOutcome> => {
    if (await isRecognised(liveness, link, sample)) {
      const proven = provenBy(link, at);
      return presences.prove(proven.link, proven.presence, proven.event);
    }
    const doubted = doubtedBy(link, at);
    const sealed = seal(await keys.ring(), link.applicantId, 'presence-sample', sample);
    return presences.doubt(doubted.link, sealed, doubted.event);
  };

  return endpoint(
    {
      route: 'POST /v1/presence/{linkId}',
      path: z.object({ linkId: z.string() }),
      body: z.strictObject({ sample: FaceSample }),
      maximumBytes: longestSampleRequest,
    },
    async ({ path: { linkId }, body: { sample }, at }) => {
      const { link, standing } = await linkAt({ presences, keys }, linkId, at);
      if (standing !== 'open') return answer(link, standing);
      const outcome = await judge(link, sample, at);
      if (outcome === 'order-ended') throw new Refusal('order-not-redeemable', { values: { status: 'cancelled' } });
      // Whoever was quicker with the same link, or with another one for the same session, decided.
      const after = await linkAt({ presences, keys }, linkId, at);
      if (after.standing === 'open') throw new Refusal('busy-try-again');
      return answer(after.link, after.standing);
    },
  );
};

const answer = (link: PresenceLink, outcome: 'present' | 'in-review') => ({
  status: 200 as const,
  body: { outcome, redirectTo: redirectTo(link) },
});

const { TABLE_NAME, DATA_KEY_ARN, LIVENESS_URL, LIVENESS_SECRET_ARN } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  LIVENESS_URL: z.string(),
  LIVENESS_SECRET_ARN: z.string(),
});
const table = tableNamed(TABLE_NAME);
export const handler = provePresence({
  presences: presenceTable(table),
  liveness: livenessPort({ url: LIVENESS_URL, apiKey: apiKeyInSecret(LIVENESS_SECRET_ARN) }),
  keys: keyStore(table, DATA_KEY_ARN),
});
