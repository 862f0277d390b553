import type { Award } from '../award.ts';
import { isCooling, isPayable, type PayoutAccount } from '../payouts/account.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Certificate } from '../training/certificate.ts';
import { firstCompleted, type Order } from '../training/order.ts';
import type { Review } from '../training/review.ts';
import { surveys, type SurveyAnswer } from '../training/survey.ts';
import { dateInWib } from '../wave.ts';
import { dayAfter, monthsLater } from './calendar.ts';
import type { Claimed } from './deciding.ts';
import { incentiveIdOf, type Incentive } from './incentive.ts';
import type { OpenCode } from './step-texts.ts';

/** Where payouts can go at a moment. */
export interface AccountFacts {
  /** The account that stands. */
  readonly standing: PayoutAccount;
  /** The one that is paid to: while a new one cools off, the earlier one. */
  readonly payable: PayoutAccount | undefined;
  /** Whether that was confirmed for the NIK that is registered now. */
  readonly isOfSameNik: boolean;
}

/** All that the incentives of one award follow from, as it is on record at one moment. */
export interface IncentiveFacts {
  readonly award: Award;
  /** All purchases of the person. */
  readonly orders: readonly Order[];
  /** The certificate and the review of the course that was completed first with this card. */
  readonly certificate: Certificate | undefined;
  readonly review: Pick<Review, 'at'> | undefined;
  readonly answers: readonly Pick<SurveyAnswer, 'survey' | 'answeredAt'>[];
  /** Undefined while none is linked. */
  readonly account: AccountFacts | undefined;
  /** What was decided so far. */
  readonly incentives: readonly Incentive[];
}

/** What an incentive takes, one after the other. */
type StepName = 'certificate' | 'rating-and-review' | 'survey' | 'instalment' | 'payout-account';

/** How far a step is: when it was done; why it is not, as a stable code; from which day on it can be. */
interface Step {
  readonly step: StepName;
  readonly status: 'done' | 'waiting' | 'failed';
  /** ISO 8601. */
  readonly at?: string;
  readonly because?: OpenCode;
  /** YYYY-MM-DD, in WIB. */
  readonly from?: string;
}

/** An incentive that an award may come to, how far its steps are, and what was decided of it. */
export interface Prospect extends Claimed {
  readonly steps: readonly Step[];
  readonly standing: Incentive | undefined;
}

/** The purchase with this card that was completed first: no other counts. */
export const decisiveOrder = ({ award, orders }: Pick<IncentiveFacts, 'award' | 'orders'>): Order | undefined =>
  firstCompleted(orders.filter(({ waveId }) => waveId === award.waveId));

const certificateStep = ({ certificate }: IncentiveFacts): Step => {
  const step = 'certificate';
  if (certificate === undefined) return { step, status: 'waiting', because: 'course-not-completed' };
  return certificate.status === 'valid'
    ? { step, status: 'done', at: certificate.issuedAt }
    : {
        step,
        status: 'failed',
        because: 'certificate-revoked',
        ...(certificate.revocation === undefined ? {} : { at: certificate.revocation.at }),
      };
};

const reviewStep = ({ review }: IncentiveFacts): Step =>
  review === undefined
    ? { step: 'rating-and-review', status: 'waiting', because: 'review-not-given' }
    : { step: 'rating-and-review', status: 'done', at: review.at };

const latest = (one: string, other: string): string => (one > other ? one : other);

const accountStep = ({ account }: IncentiveFacts, at: string): Step => {
  const step = 'payout-account';
  if (account === undefined) return { step, status: 'waiting', because: 'account-not-linked' };
  const { standing, payable, isOfSameNik } = account;
  if (payable === undefined) {
    if (standing.faultyAt !== undefined)
      return { step, status: 'failed', because: 'account-faulty', at: standing.faultyAt };
    return isCooling(standing, at)
      ? { step, status: 'waiting', because: 'account-cooling', from: dayAfter(standing.usableFrom) }
      : { step, status: 'waiting', because: 'account-not-payable' };
  }
  if (!isPayable(payable, at)) throw new Error('An account is paid to that is not payable.');
  if (!isOfSameNik) return { step, status: 'failed', because: 'account-of-another-nik' };
  return { step, status: 'done', at: latest(payable.linkedAt, payable.usableFrom) };
};

const postTraining = ({ award }: IncentiveFacts): readonly Claimed[] => {
  const { amount, times } = ruleSetOf(award.scheme, award.ruleVersion).postTrainingIncentive.value;
  return Array.from({ length: times }, (_, before) => ({ kind: 'post-training', part: String(before + 1), amount }));
};

const idOf = ({ award: { applicantId, waveId } }: IncentiveFacts, { kind, part }: Claimed) =>
  incentiveIdOf({ applicantId, waveId, kind, part });

const standingOf = (facts: IncentiveFacts, claimed: Claimed): Incentive | undefined => {
  const id = idOf(facts, claimed);
  return facts.incentives.find(({ incentiveId }) => incentiveId === id);
};

/** The day (YYYY-MM-DD, WIB) on which an instalment is due, when the first was approved at an instant (ISO 8601). */
const instalmentDay = ({ scheme, ruleVersion }: Award, firstApprovedAt: string, instalment: number): string => {
  const { interval } = ruleSetOf(scheme, ruleVersion).postTrainingIncentive.value;
  return monthsLater(dateInWib(new Date(firstApprovedAt)), interval === undefined ? 0 : instalment - 1);
};

/**
 * The days (YYYY-MM-DD, WIB) after that of an instant on which later instalments of an award are due, when the first was
 * approved. Each is to be decided then, whatever becomes of those before it.
 */
export const laterInstalmentDays = (award: Award, { approvedAt }: Incentive, at: string): readonly string[] => {
  const { times } = ruleSetOf(award.scheme, award.ruleVersion).postTrainingIncentive.value;
  if (approvedAt === undefined) return [];
  const days = Array.from({ length: times }, (_, before) => instalmentDay(award, approvedAt, before + 1));
  return days.filter((day) => day > dateInWib(new Date(at)));
};

/** Later instalments are due month by month after the first. */
const instalmentSteps = (facts: IncentiveFacts, instalment: number, at: string): readonly Step[] => {
  if (instalment === 1) return [];
  const step = 'instalment';
  const first = postTraining(facts)[0];
  const firstApprovedAt = first && standingOf(facts, first)?.approvedAt;
  if (firstApprovedAt === undefined) return [{ step, status: 'waiting', because: 'first-instalment-open' }];
  const from = instalmentDay(facts.award, firstApprovedAt, instalment);
  const isDue = from <= dateInWib(new Date(at));
  return [isDue ? { step, status: 'done', from } : { step, status: 'waiting', because: 'instalment-not-due', from }];
};

/**
 * The surveys that are paid for: those that were answered, the first first, and of the others so many as the rules leave.
 * They are asked once for each person, about the course that was completed first of all: with that card they are paid.
 */
const paidSurveys = ({
  award,
  orders,
  answers,
}: IncentiveFacts): readonly { survey: string; answeredAt?: string }[] => {
  if ((firstCompleted(orders)?.waveId ?? award.waveId) !== award.waveId) return [];
  const { times } = ruleSetOf(award.scheme, award.ruleVersion).surveyIncentive.value;
  const own = surveys.filter(({ scheme }) => scheme === award.scheme).map(({ survey }) => survey);
  const answered = answers
    .filter(({ survey }) => own.includes(survey))
    .toSorted((one, other) => (`${one.answeredAt} ${one.survey}` < `${other.answeredAt} ${other.survey}` ? -1 : 1));
  const open = own.filter((survey) => !answered.some((answer) => answer.survey === survey));
  return [...answered, ...open.map((survey) => ({ survey }))].slice(0, times);
};

/**
 * Every incentive that an award may come to, by its rules, in the order in which they are due: never more than the rules
 * pay. `at` is the present instant (ISO 8601).
 */
export const prospects = (facts: IncentiveFacts, at: string): readonly Prospect[] => {
  const { amount } = ruleSetOf(facts.award.scheme, facts.award.ruleVersion).surveyIncentive.value;
  const prospect = (claimed: Claimed, steps: readonly Step[]): Prospect => ({
    ...claimed,
    steps: [...steps, accountStep(facts, at)],
    standing: standingOf(facts, claimed),
  });
  return [
    ...postTraining(facts).map((claimed) =>
      prospect(claimed, [
        certificateStep(facts),
        reviewStep(facts),
        ...instalmentSteps(facts, Number(claimed.part), at),
      ]),
    ),
    ...paidSurveys(facts).map(({ survey, answeredAt }) =>
      prospect({ kind: 'survey', part: survey, amount }, [
        certificateStep(facts),
        answeredAt === undefined
          ? { step: 'survey', status: 'waiting', because: 'survey-not-answered' }
          : { step: 'survey', status: 'done', at: answeredAt },
      ]),
    ),
  ];
};

/** Whether everything is there that an incentive takes of the person: it can be screened, and decided. */
export const isComplete = ({ steps }: Pick<Prospect, 'steps'>): boolean =>
  steps.every(({ status }) => status === 'done');

/** The day (YYYY-MM-DD, WIB) on which an account that cools off can be paid to, where that is what an incentive waits for. */
export const dayOfAccount = ({ steps }: Pick<Prospect, 'steps'>): string | undefined =>
  steps.find(({ step, status }) => step === 'payout-account' && status === 'waiting')?.from;
