import type { ApplicantId } from '../../events/event.ts';
import type { Award } from '../domain/award.ts';
import type { Incentive } from '../domain/incentives/incentive.ts';
import { decisiveOrder, type AccountFacts, type IncentiveFacts } from '../domain/incentives/steps.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import type { Registration } from '../domain/registration.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Certificates } from '../table/certificates.ts';
import { isSame } from '../table/hashes.ts';
import type { Incentives } from '../table/incentives.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';
import type { Payouts } from '../table/payouts.ts';
import type { Purchases } from '../table/purchases.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Reviews } from '../table/reviews.ts';
import type { SurveyAnswers } from '../table/survey-answers.ts';

/** Where all is read that a person's incentives follow from. */
export interface FactSources {
  readonly registrations: Pick<Registrations, 'get'>;
  readonly awards: Pick<AwardTable, 'all'>;
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly certificates: Pick<Certificates, 'get'>;
  readonly reviews: Pick<Reviews, 'ofOrder'>;
  readonly answers: Pick<SurveyAnswers, 'all'>;
  readonly payoutAccounts: Pick<PayoutAccounts, 'get' | 'payable'>;
  readonly payouts: Pick<Payouts, 'ofPerson'>;
  readonly incentives: Pick<Incentives, 'ofPerson'>;
}

/** What is on record of a person's incentives at one moment. */
export interface PersonFacts {
  readonly registration: Registration;
  /** One for each award, whatever became of it, the oldest wave first. */
  readonly facts: readonly IncentiveFacts[];
  readonly incentives: readonly Incentive[];
  readonly payouts: readonly Payout[];
  readonly account: AccountFacts | undefined;
}

/** Reads what a person's incentives follow from, consistently, as of an instant. Undefined where there is no such person. */
export const personFacts =
  (sources: FactSources) =>
  async (applicantId: ApplicantId, at: Date): Promise<PersonFacts | undefined> => {
    const { registrations, awards, purchases, certificates, reviews, answers, payoutAccounts } = sources;
    const [registration, cards] = await Promise.all([registrations.get(applicantId), awards.all(applicantId)]);
    if (registration === undefined) return undefined;
    if (cards.length === 0) return { registration, facts: [], incentives: [], payouts: [], account: undefined };
    const [orders, answered, standing, payable, incentives, payouts] = await Promise.all([
      purchases.ofPerson(applicantId),
      answers.all(applicantId),
      payoutAccounts.get(applicantId),
      payoutAccounts.payable(applicantId, at.toISOString()),
      sources.incentives.ofPerson(applicantId),
      sources.payouts.ofPerson(applicantId),
    ]);
    const account: AccountFacts | undefined = standing && {
      standing,
      payable,
      isOfSameNik: payable !== undefined && isSame(payable.nikHashes, registration.nikHashes),
    };
    const factsOf = async (award: Award): Promise<IncentiveFacts> => {
      const order = decisiveOrder({ award, orders });
      const [certificate, review] = await Promise.all([
        order?.certificateId && certificates.get(order.certificateId),
        order && reviews.ofOrder(order.orderId),
      ]);
      return {
        award,
        orders,
        certificate,
        review,
        answers: answered,
        account,
        incentives: incentives.filter(({ waveId }) => waveId === award.waveId),
      };
    };
    return { registration, facts: await Promise.all(cards.map(factsOf)), incentives, payouts, account };
  };
