import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';
import type { Application } from './answers.ts';

// Some ten thousand tries fit between two frames of a slow phone.
const stretch = 10_000;

const breathe = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve);
  });

/** From when on somebody who waited instead of working may send, and with what. */
export interface Turn {
  readonly challenge: string;
  /** ISO 8601. */
  readonly sendFrom: string;
}

interface Working {
  /** The device begins to work for its place. */
  readonly onWork: () => void;
  /** Aborted: somebody would rather wait. */
  readonly signal: AbortSignal;
}

/** What goes along with a registration: nothing, the proof of work where the service asks for one, or a turn to wait for. */
const proof = async (own: Session, { onWork, signal }: Working): Promise<string | Turn | undefined> => {
  const client = clientOf(own);
  const { required, challenge, difficulty } = await told(client.GET('/v1/registrations/challenge'));
  if (!required) return undefined;
  onWork();
  const [{ findWork }, { workText }] = await Promise.all([
    import('../../../shared/domain/proof-of-work.ts'),
    import('../../../shared/domain/registration-work.ts'),
  ]);
  for (let from = 0; !signal.aborted; from += stretch) {
    const found = findWork(workText(challenge), difficulty, { from, tries: stretch });
    if (found !== undefined) return `${challenge}:${found}`;
    await breathe();
  }
  const waiting = await told(client.POST('/v1/registrations/waiting-place'));
  return 'challenge' in waiting ? waiting : undefined;
};

interface Sending extends Working {
  /** Whether there is a registration that is corrected. */
  readonly isCorrection: boolean;
  /** What who has waited sends along. */
  readonly proven: string | undefined;
}

/**
 * Registers, or corrects what was registered. Gives the turn of who has to wait before sending again; undefined when it was
 * taken.
 * @throws ApiRefused with the faults of the fields.
 */
export const sendApplication = async (
  own: Session,
  application: Application,
  { isCorrection, proven, ...working }: Sending,
): Promise<Turn | undefined> => {
  const client = clientOf(own);
  if (isCorrection) {
    await told(client.PUT('/v1/registrations/me', { body: application }));
    return undefined;
  }
  const work = proven ?? (await proof(own, working));
  if (typeof work === 'object') return work;
  await told(
    client.POST('/v1/registrations', {
      body: application,
      params: { header: work === undefined ? {} : { 'prakerja-proof': work } },
    }),
  );
  return undefined;
};
