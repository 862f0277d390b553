import { WaveId } from '../../events/event.ts';
import { told } from '../../shared/api-client/client.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { apiOf } from '../api.ts';
import { sandboxAdmin } from '../sandboxes/admin.ts';
import { counted, pause, untilEmpty, type Cast } from './acts.ts';
import { citizenOf } from './citizen.ts';
import { clockOf, type Clock } from './clock.ts';
import { completionNotice, passTask, picture, presenceLink, takeIn, threeWeeks, institutionOf } from './lessons.ts';
import type { Finisher } from './money.ts';
import type { Applicant } from './people.ts';
import { forEachOf, progressOf } from './progress.ts';
import { purchaseCodesOf } from './purchase-codes.ts';
import {
  acceptFaces,
  beginsInMilliseconds,
  betweenSessionsMilliseconds,
  cancelSchedule,
  openSchool,
  type School,
} from './school.ts';

/** What becomes of a recipient in the demo. */
const fates = [
  'completes-webinar',
  'completes-self-paced',
  'misses-session',
  'hands-nothing-in',
  'certificate-too-early',
  'schedule-cancelled',
  'takes-back',
  'never-buys',
] as const;
type Fate = (typeof fates)[number];

/** How many recipients, of twenty-five, have which fate. */
const shares: Readonly<Record<Fate, number>> = {
  'completes-webinar': 8,
  'completes-self-paced': 3,
  'misses-session': 2,
  'hands-nothing-in': 2,
  'certificate-too-early': 1,
  'schedule-cancelled': 3,
  'takes-back': 1,
  'never-buys': 5,
};
const troupe = Object.values(shares).reduce((sum, share) => sum + share, 0);

/** A code that does not come within a minute does not come. */
const codeMilliseconds = 60_000;

/** Requests under way at once. */
const atOnce = 4;

interface Trainee {
  readonly applicant: Applicant;
  readonly fate: Fate;
  readonly number: number;
  orderId?: string;
  redeemCode?: string;
}

/** What the act of training comes to. */
export interface TrainingSummary {
  readonly funnel: readonly (readonly [string, number])[];
  readonly refusals: ReadonlyMap<string, number>;
  readonly lines: readonly string[];
  readonly isWell: boolean;
  readonly finishers: readonly Finisher[];
}

/** The mark of the one picture that does not pass, and is kept encrypted until a person has looked at it. */
export const doubtedFace = 'LIVENESS-FAILS';

const dealt = (applicants: readonly Applicant[]): Trainee[] => {
  const deck = fates.flatMap((fate) => Array.from({ length: shares[fate] }, () => fate));
  // Where fewer were selected than the play has parts, every part is still played by somebody, as far as they go.
  const stride = Math.max(1, deck.length / Math.max(1, applicants.length));
  return applicants.slice(0, deck.length).map((applicant, number) => ({
    applicant,
    fate: deck[Math.floor(number * stride)] ?? 'never-buys',
    number,
  }));
};

const codeSentTo = async ({ stack }: Cast, { person }: Applicant): Promise<string> => {
  const url = stack.sandboxes?.messages.url;
  if (url === undefined) throw new Error('The demo needs the sandboxes of the outside world.');
  for (const until = Date.now() + codeMilliseconds; Date.now() < until;) {
    const code = (await purchaseCodesOf(sandboxAdmin(url), person)).at(-1);
    if (code !== undefined) return code;
    await pause(100);
  }
  throw new Error('Somebody was sent no code.');
};

/** The participant gives number and code to the platform, which places the order. */
const buy = async (cast: Cast, school: School, trainee: Trainee, waveId: string): Promise<void> => {
  const { fate, applicant, number } = trainee;
  const { cardNumber } = await citizenOf(cast.stack, applicant).card(waveId);
  const { courseId, scheduleId, cancelledScheduleId } = school.webinar;
  const isSelfPaced = fate === 'completes-self-paced' || fate === 'certificate-too-early';
  const course = isSelfPaced
    ? school.selfPaced
    : { courseId, scheduleId: fate === 'schedule-cancelled' ? cancelledScheduleId : scheduleId };
  await told(school.platform.api.POST('/v1/purchase-codes', { body: { cardNumber, ...course } }));
  const code = await codeSentTo(cast, applicant);
  const body = { reference: `DEMO-${number}`, cardNumber, code, ...course };
  const { orderId, redeemCode } = await told(school.platform.api.POST('/v1/orders', { body }));
  Object.assign(trainee, { orderId, redeemCode });
};

/** The institution takes the code in, and the participant proves to be there. */
const attend = async (cast: Cast, school: School, trainee: Trainee, sequence: number | undefined): Promise<void> => {
  const { redeemCode = '', number, fate } = trainee;
  const institution = institutionOf(school);
  await takeIn(institution, redeemCode, sequence);
  if (fate === 'misses-session' && sequence === 2) return;
  const linkId = await presenceLink(institution, redeemCode, sequence);
  // One face is not recognised: a person looks at it.
  const sample = picture(number === 0 && sequence === 1 ? doubtedFace : undefined);
  await told(apiOf(cast.stack).POST('/v1/presence/{linkId}', { params: { path: { linkId } }, body: { sample } }));
};

const handIn = async (school: School, { redeemCode = '', fate }: Trainee): Promise<void> => {
  if (fate !== 'hands-nothing-in') await passTask(institutionOf(school), redeemCode);
};

const timeFliesFor = async (
  clock: Clock,
  { courseId, scheduleId }: School['webinar'],
  trainees: readonly Trainee[],
  milliseconds: number,
) => {
  await clock.passForSchedule(courseId, scheduleId, milliseconds);
  for (const { orderId = '' } of trainees) await clock.passForOrder(orderId, milliseconds);
};

const tenMinutes = 600_000;

/** Sessions, presence and skills tasks, one day after the other. */
const learn = async (cast: Cast, school: School, trainees: readonly Trainee[], clock: Clock): Promise<number> => {
  const webinars = trainees.filter(({ fate }) =>
    ['completes-webinar', 'misses-session', 'hands-nothing-in'].includes(fate),
  );
  const selfPaced = trainees.filter(({ fate }) => ['completes-self-paced', 'certificate-too-early'].includes(fate));
  const progress = progressOf('sessions attended, tasks handed in', 3 * webinars.length + 2 * selfPaced.length);
  const each = (those: readonly Trainee[], work: (trainee: Trainee) => Promise<void>) =>
    forEachOf(those, atOnce, async (trainee) => {
      await work(trainee);
      progress.advance();
    });

  await timeFliesFor(clock, school.webinar, webinars, beginsInMilliseconds + tenMinutes);
  await each(webinars, (trainee) => attend(cast, school, trainee, 1));
  await timeFliesFor(clock, school.webinar, webinars, betweenSessionsMilliseconds);
  await each(webinars, (trainee) => attend(cast, school, trainee, 2));
  await each(selfPaced, (trainee) => attend(cast, school, trainee, undefined));
  const faces = await acceptFaces(cast.stack);
  await timeFliesFor(clock, school.webinar, webinars, betweenSessionsMilliseconds);
  for (const { orderId = '' } of selfPaced) await clock.passForOrder(orderId, threeWeeks);
  await each([...webinars, ...selfPaced], (trainee) => handIn(school, trainee));
  progress.finish();
  return faces;
};

/** The institution tells of everybody in one call; what became of each is asked until all are settled. */
const complete = async (school: School, trainees: readonly Trainee[]) => {
  const reported = trainees.filter(
    ({ orderId, fate }) => orderId !== undefined && !['schedule-cancelled', 'takes-back'].includes(fate),
  );
  // Auditors found certificates that were issued before the modules were done.
  const notices = reported.map(({ redeemCode = '', fate }) =>
    completionNotice(redeemCode, fate === 'certificate-too-early' ? 86_400_000 : undefined),
  );
  const { api } = school.institution;
  const taken = await told(api.POST('/v1/training-completions', { body: { notices } }));
  const progress = progressOf('completions settled', reported.length);
  const lookAt = (noticeId: string) =>
    told(api.GET('/v1/training-completions/{noticeId}', { params: { path: { noticeId } } }));
  const outcomes: Awaited<ReturnType<typeof lookAt>>[] = [];
  for (const notice of taken.notices) {
    if (!('id' in notice)) throw new Error('A completion was not taken.');
    for (;;) {
      const outcome = await lookAt(notice.id);
      if (outcome.status !== 'pending') {
        outcomes.push(outcome);
        progress.advance();
        break;
      }
      await pause(200);
    }
  }
  progress.finish();
  return { reported: reported.length, outcomes };
};

const missDeadline = async (
  cast: Cast,
  waveId: string,
  trainees: readonly Trainee[],
  clock: Clock,
): Promise<number> => {
  const { stack } = cast;
  const cards = trainees.map(({ applicant }) => {
    const applicantId = applicantOf({ sub: applicant.subject });
    if (applicantId === undefined) throw new Error('Nobody has no subject.');
    return { applicantId, waveId: WaveId.parse(waveId) };
  });
  await clock.passDeadline(cards);
  await stack.invoke('tick-deadlines', {});
  const progress = progressOf('cards revoked after the last day', trainees.length);
  for (const { applicant } of trainees) {
    while ((await citizenOf(stack, applicant).card(waveId)).state !== 'ended') await pause(200);
    progress.advance();
  }
  progress.finish();
  return trainees.length;
};

/** Those of the selected whose card can be used: one that is held for a dispute buys nothing yet. */
const withUsableCards = async ({ stack, diary }: Cast, waveId: string): Promise<Applicant[]> => {
  const usable: Applicant[] = [];
  for (const applicant of diary.selected) {
    if (usable.length === troupe) break;
    if ((await citizenOf(stack, applicant).card(waveId)).state === 'active') usable.push(applicant);
  }
  return usable;
};

/**
 * The act of training: recipients buy, attend, complete or fail; the programme cancels a class and pays back; who bought nothing
 * loses the card. Everything goes over the API, as platforms, institutions and people do it.
 */
export const train = async (cast: Cast, waveId: string): Promise<TrainingSummary> => {
  const { stack } = cast;
  const school = await openSchool(stack);
  const clock = clockOf(stack);
  try {
    const trainees = dealt(await withUsableCards(cast, waveId));
    const buyers = trainees.filter(({ fate }) => fate !== 'never-buys');
    const buying = progressOf('courses bought', buyers.length);
    await forEachOf(buyers, atOnce, async (trainee) => {
      await buy(cast, school, trainee, waveId);
      buying.advance();
    });
    buying.finish();

    const takenBack = buyers.filter(({ fate }) => fate === 'takes-back');
    for (const { applicant, orderId = '' } of takenBack) await citizenOf(stack, applicant).cancel(orderId);
    const cancelled = buyers.filter(({ fate }) => fate === 'schedule-cancelled');
    if (cancelled.length > 0) await cancelSchedule(stack, school.webinar.courseId, school.webinar.cancelledScheduleId);

    const faces = await learn(cast, school, trainees, clock);
    const { reported, outcomes } = await complete(school, trainees);
    const completed = outcomes.filter(({ status }) => status === 'completed');
    const refusals = new Map<string, number>();
    for (const outcome of outcomes)
      if ('reasons' in outcome) for (const { code } of outcome.reasons) counted(refusals, code);

    const finishers = trainees.filter(({ fate }) => fate.startsWith('completes'));
    await untilEmpty(stack, 'Refunds');
    let paidBack = 0;
    for (const { applicant } of cancelled) {
      const { orders } = await citizenOf(stack, applicant).card(waveId);
      if (orders.some(({ status }) => status === 'refunded')) paidBack += 1;
    }
    const revoked = await missDeadline(
      cast,
      waveId,
      trainees.filter(({ fate }) => fate === 'never-buys'),
      clock,
    );

    const [certificateId] = completed.flatMap((outcome) => ('certificateId' in outcome ? [outcome.certificateId] : []));
    const certificate =
      certificateId === undefined
        ? undefined
        : await apiOf(stack).GET('/v1/certificates/{certificateId}', { params: { path: { certificateId } } });
    return {
      funnel: [
        ['recipients in this act', trainees.length],
        ['bought a course', buyers.length],
        ['reported as completed', reported],
        ['completed, with certificate', completed.length],
      ],
      refusals,
      lines: [
        `Took the purchase back: ${takenBack.length}. Class cancelled by the programme, paid back: ${paidBack} of ${cancelled.length}.`,
        `Faces that a person looked at: ${faces}. Cards revoked after the last day for the first purchase: ${revoked}.`,
        ...(certificateId === undefined
          ? []
          : [`A certificate for you to look at: ${stack.apiUrl}/v1/certificates/${certificateId}`]),
      ],
      finishers: finishers.map(({ applicant, orderId = '' }) => ({ applicant, orderId })),
      isWell:
        completed.length === finishers.length &&
        paidBack === cancelled.length &&
        (certificate === undefined || certificate.response.ok),
    };
  } finally {
    clock.stop();
  }
};
