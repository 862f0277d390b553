import type { ApplicantId } from '../../events/event.ts';
import { CertificateId, OrderId } from '../../events/training.ts';
import { Award } from '../../shared/domain/award.ts';
import { withdrawnIncentive, type Payable } from '../../shared/domain/incentives/deciding.ts';
import type { Incentive } from '../../shared/domain/incentives/incentive.ts';
import { payableAccount, type PayoutAccount } from '../../shared/domain/payouts/account.ts';
import type { Payout } from '../../shared/domain/payouts/payout.ts';
import type { Listing, Registration } from '../../shared/domain/registration.ts';
import type { Scheme } from '../../shared/domain/rule-set.ts';
import { currentRuleSet } from '../../shared/domain/rule-sets.ts';
import type { Certificate } from '../../shared/domain/training/certificate.ts';
import { orderData, type Order } from '../../shared/domain/training/order.ts';
import type { SurveyAnswer } from '../../shared/domain/training/survey.ts';
import { lookAtIncentives, type LookingAtIncentives } from '../../shared/incentives/looking.ts';
import { enrolledPerson } from './enrolled-people.ts';
import { anOrder } from './given-orders.ts';
import { testKeys } from './keys.ts';
import { announcedWave } from './recipients.ts';

const { applicantId, registration: registered } = enrolledPerson({ number: 1, wave: announcedWave, regency: '32.01' });

/** When the story of the tests begins. */
const beginning = Date.parse('2023-03-01T03:00:00.000Z');
const dayMilliseconds = 86_400_000;

/**
 * One person with a card and all that their incentives follow from, in memory: what happens to them, in any order, and
 * the looking at their incentives on top of it. It keeps to the conditions of the real writes.
 */
export const personInMemory = (scheme: Scheme) => {
  const rules = currentRuleSet(scheme, '2023-03-01');
  const { waveId } = announcedWave;
  const award: Award = Award.parse({
    applicantId,
    waveId,
    ticket: 'a1'.repeat(16),
    regency: '32.01',
    rank: 1,
    scheme,
    ruleVersion: rules.version,
    cardNumber: '8500000000000008',
    balance: rules.trainingBudget.value,
    announcedAt: announcedWave.announcedAt,
    firstPurchaseDeadline: '2023-03-22T16:59:59.999Z',
    state: 'active',
  });
  let clock = beginning;
  let state: Award['state'] = 'active';
  let order: Order | undefined;
  let certificate: Certificate | undefined;
  let isReviewed = false;
  let listings: Listing[] = [];
  const answers: SurveyAnswer[] = [];
  const accounts: PayoutAccount[] = [];
  const incentives = new Map<string, Incentive>();
  const payouts = new Map<string, Payout>();
  const days = new Set<string>();
  const at = (): string => new Date(clock).toISOString();
  const registration = (): Registration => registered;

  /** As the table does: the revision that was seen, never a payout twice, and an award that is active. */
  const write = (incentive: Incentive, payout?: Payout): boolean => {
    const standing = incentives.get(incentive.incentiveId)?.revision ?? 0;
    if (standing !== incentive.revision - 1) return false;
    if (payout !== undefined && (payouts.has(payout.payoutId) || state !== 'active')) return false;
    incentives.set(incentive.incentiveId, incentive);
    if (payout !== undefined) payouts.set(payout.payoutId, payout);
    return true;
  };
  const written = ({ incentive, payout }: Payable) => Promise.resolve(write(incentive, payout));

  const looking: LookingAtIncentives = {
    registrations: { get: () => Promise.resolve(registration()) },
    awards: { all: () => Promise.resolve([{ ...award, state }]) },
    purchases: { ofPerson: () => Promise.resolve(order === undefined ? [] : [order]) },
    certificates: { get: () => Promise.resolve(certificate) },
    reviews: {
      ofOrder: (orderId) =>
        Promise.resolve(
          isReviewed && order !== undefined
            ? {
                reviewId: 'f'.repeat(24),
                orderId,
                courseId: order.courseId,
                version: 1,
                rating: 5,
                text: 'x',
                at: at(),
              }
            : undefined,
        ),
    },
    answers: { all: () => Promise.resolve([...answers]) },
    payoutAccounts: {
      get: () => Promise.resolve(accounts.at(-1)),
      payable: (_, instant) => {
        const standing = accounts.at(-1);
        return Promise.resolve(standing && payableAccount(standing, accounts, instant));
      },
    },
    payouts: { ofPerson: () => Promise.resolve([...payouts.values()]) },
    incentives: {
      ofPerson: () => Promise.resolve([...incentives.values()]),
      approve: written,
      attempt: written,
      refuse: (incentive) => Promise.resolve(write(incentive)),
      withdraw: (incentive, refusal) => Promise.resolve(write(withdrawnIncentive(incentive, refusal))),
      lookAgain: (_: ApplicantId, day) => Promise.resolve(void days.add(day)),
    },
    screenings: {
      screen: () => Promise.resolve({ listings, listVersions: { officials: 'bkn-1' }, householdAwards: [] }),
    },
    keys: testKeys(),
    isHeld: () => Promise.resolve(false),
    notices: () => Promise.resolve(),
    now: () => new Date(clock),
  };
  const look = lookAtIncentives(looking);

  const happenings = {
    completes: () => {
      if (order !== undefined) return;
      const placed = anOrder({ award }, { mode: 'self-paced', price: 500_000, reference: 'R-1' });
      const certificateId = CertificateId.parse('C'.repeat(24));
      order = {
        ...placed,
        orderId: OrderId.parse('0'.repeat(24)),
        status: 'completed',
        completedAt: at(),
        certificateId,
      };
      certificate = {
        certificateId,
        holder: 'W***',
        courseId: order.courseId,
        courseVersion: 1,
        title: order.title,
        mode: order.mode,
        hours: 16,
        institution: { id: order.institutionId, name: 'LP' },
        completedAt: at(),
        scores: {},
        issuedAt: at(),
        order: orderData(order),
        signed: '',
        status: 'valid',
      };
    },
    reviews: () => {
      isReviewed = isReviewed || order !== undefined;
    },
    links: () => {
      const last = accounts.at(-1);
      accounts.push({
        applicantId,
        version: accounts.length + 1,
        channel: 'BNI',
        sealedNumber: '',
        maskedNumber: '******0000',
        accountHashes: [{ version: 1, hash: String(accounts.length) }],
        nikHashes: registered.nikHashes,
        linkedAt: at(),
        usableFrom: new Date(clock + (last === undefined ? 0 : 2 * dayMilliseconds)).toISOString(),
        ...(last === undefined ? {} : { replaces: last.version }),
      });
    },
    answers: (survey: string) => {
      if (order === undefined || answers.some((answer) => answer.survey === survey)) return;
      answers.push({ applicantId, survey, surveyVersion: 1, sealedAnswers: '', answeredAt: at() });
    },
    isListed: () => {
      listings = [...listings, { source: 'officials', listVersion: 'bkn-2', since: at() }];
    },
    isListedNoMore: () => {
      listings = listings.map((listing) => ({ removedAt: at(), ...listing }));
    },
    isStopped: () => {
      state = 'stopped';
    },
    isReinstated: () => {
      state = 'active';
    },
    waits: (count: number) => {
      clock += count * dayMilliseconds;
    },
    /** The oldest payout that is on its way arrives, or comes back, or is withdrawn with its incentive. */
    endsPayout: (outcome: 'paid' | 'bounced' | 'withdrawn') => {
      const payout = [...payouts.values()].find(({ status }) => status === 'ready');
      if (payout === undefined) return;
      payouts.set(payout.payoutId, { ...payout, status: outcome, settledAt: at() });
      if (outcome === 'bounced') {
        const faulty = accounts.findIndex(({ version }) => version === payout.accountVersion);
        const account = accounts[faulty];
        if (account !== undefined) accounts[faulty] = { ...account, faultyAt: at(), faultyBecause: 'inactive' };
      }
      const incentive = incentives.get(payout.incentiveId);
      if (outcome === 'withdrawn' && incentive !== undefined) {
        const reasons = [{ code: 'official', source: 'officials', listVersion: 'bkn-2' }];
        write(withdrawnIncentive(incentive, { reasons, listVersions: {}, at: at() }));
      }
    },
    isLookedAt: async (times: number) => {
      await Promise.all(Array.from({ length: times }, () => look(applicantId)));
    },
  };

  return {
    rules,
    happenings,
    days,
    incentives: (): readonly Incentive[] => [...incentives.values()],
    payouts: (): readonly Payout[] => [...payouts.values()],
  };
};
