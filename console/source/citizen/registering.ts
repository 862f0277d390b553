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

/** The proof of work, where the service asks for one at the moment; undefined where it does not. */
const proof = async (own: Session, onWork: () => void): Promise<string | undefined> => {
  const { required, challenge, difficulty } = await told(clientOf(own).GET('/v1/registrations/challenge'));
  if (!required) return undefined;
  onWork();
  const [{ findWork }, { workText }] = await Promise.all([
    import('../../../shared/domain/proof-of-work.ts'),
    import('../../../shared/domain/registration-challenge.ts'),
  ]);
  for (let from = 0; ; from += stretch) {
    const found = findWork(workText(challenge), difficulty, { from, tries: stretch });
    if (found !== undefined) return `${challenge}:${found}`;
    await breathe();
  }
};

interface Sending {
  /** Whether there is a registration that is corrected. */
  readonly isCorrection: boolean;
  /** The device begins to work for its place. */
  readonly onWork: () => void;
}

/** Registers, or corrects what was registered. @throws ApiRefused with the faults of the fields. */
export const sendApplication = async (
  own: Session,
  application: Application,
  { isCorrection, onWork }: Sending,
): Promise<void> => {
  const client = clientOf(own);
  if (isCorrection) {
    await told(client.PUT('/v1/registrations/me', { body: application }));
    return;
  }
  const work = await proof(own, onWork);
  await told(
    client.POST('/v1/registrations', {
      body: application,
      params: { header: work === undefined ? {} : { 'prakerja-proof': work } },
    }),
  );
};
