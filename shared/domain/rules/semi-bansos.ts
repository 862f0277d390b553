import type { RuleSet } from '../rule-sets.ts';

const perpres = 'Perpres 36/2020 jo. Perpres 76/2020';
const permenko = 'Permenko Perekonomian 11/2020';
const press = 'Press quoting officials, 2020 to 2022';

/** The scheme of 2020 to 2022, half social aid: every rule with its basis. Effective dates are those of the legal texts. */
export const semiBansos: RuleSet = {
  version: 'semi-bansos-2020.2',
  scheme: 'semi-bansos',
  effectiveFrom: '2020-07-08',

  legalBasis: {
    value: `${perpres}; Permenko 3/2020, then 11/2020`,
    legalBasis: perpres,
    effectiveFrom: '2020-07-08',
    certainty: 'A',
  },
  citizenship: { value: 'WNI', legalBasis: perpres, effectiveFrom: '2020-07-08', certainty: 'A' },
  ageMin: { value: 18, legalBasis: perpres, effectiveFrom: '2020-07-08', certainty: 'A' },
  ageMax: { value: null, legalBasis: perpres, effectiveFrom: '2020-07-08', certainty: 'A' },
  formalEducation: { value: 'not-enrolled', legalBasis: perpres, effectiveFrom: '2020-07-08', certainty: 'A' },
  targetGroup: {
    value: ['job-seeker', 'laid-off', 'furloughed', 'worker', 'micro-small-business'],
    legalBasis: 'Perpres 76/2020',
    effectiveFrom: '2020-07-08',
    certainty: 'A',
  },
  excludedOccupations: {
    value: {
      declared: [
        'state-official',
        'council-member',
        'civil-servant',
        'soldier',
        'police',
        'village-official',
        'state-company-board',
      ],
      lists: ['officials', 'soldiers', 'police', 'village-officials', 'state-company-boards'],
    },
    legalBasis: perpres,
    effectiveFrom: '2020-07-08',
    certainty: 'A',
  },
  // Said to apply from wave 12, in February 2021.
  maxRecipientsPerKk: {
    value: 2,
    legalBasis: 'Official FAQ; press on wave 12',
    effectiveFrom: '2021-02-23',
    certainty: 'A',
  },
  socialAidRecipient: {
    value: 'rejected',
    legalBasis: 'Press: DTKS, BSU and BPUM are rejected',
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  earlierRecipient: { value: 'rejected', legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  wageLimit: {
    value: null,
    legalBasis: 'None in Perpres or Permenko; BPK assumed Rp3,500,000',
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },

  trainingBudget: { value: 1_000_000, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  postTrainingIncentive: {
    value: { amount: 600_000, times: 4, interval: 'P1M' },
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  surveyIncentive: {
    value: { amount: 50_000, times: 3 },
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  totalPerPerson: { value: 3_550_000, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  firstPurchaseDays: { value: 30, legalBasis: `${permenko} art. 20`, effectiveFrom: '2020-07-08', certainty: 'B' },
  onMissedDeadline: {
    value: { membership: 'revoked', barredForGood: true },
    legalBasis: `${permenko} art. 20`,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  revokedSeat: {
    value: 'pooled into a recovery wave (11, 17, 22)',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  balanceUseDeadline: {
    value: ['2020-12-15', '2021-11-30', '2022-11-30'],
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  balanceProperties: {
    value: { cashable: false, transferable: false, leftover: 'returns-to-treasury' },
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  topUpAllowed: { value: false, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  coursesPerPerson: {
    value: 'while-balance-lasts',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  incentiveCourse: { value: 'first-completed', legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  incentivePreconditions: {
    value: ['certificate', 'review', 'rating', 'linked account validated on the same NIK'],
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  incentiveDependsOnGrade: { value: false, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  payoutWorkingDays: { value: { from: 3, to: 5 }, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  payoutChannels: {
    value: ['BNI', 'OVO', 'GOPAY', 'LINKAJA', 'DANA'],
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  payoutAccount: {
    value: { coolingHours: 48, attemptsPerDay: 10 },
    legalBasis: 'The programme’s own policy: whoever did not change the account has two days to object',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },

  minTrainingHours: { value: 6, legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  trainingModes: { value: ['spl', 'webinar'], legalBasis: press, effectiveFrom: '2020-07-08', certainty: '?' },
  offlineProvinces: { value: [], legalBasis: press, effectiveFrom: '2020-07-08', certainty: 'B' },
  courseProviderSelection: {
    value: 'curated by the management (PMO)',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },

  purchaseCode: {
    value: { validMinutes: 5, tries: 5, codesInARow: 5, waitMinutes: 120 },
    legalBasis: 'As the official sign-in: a code is sent at most five times, then two hours pass',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },
  cancellation: {
    value: { untilHoursBeforeStart: 1, refundPercent: 100 },
    legalBasis: 'No source; until a session can be redeemed',
    effectiveFrom: '2020-07-08',
    certainty: '?',
  },
  redeemWindow: {
    value: { minutesBefore: 60, minutesAfter: 60 },
    legalBasis: 'Official help page on redeem codes',
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  voucherDays: {
    value: 180,
    legalBasis: 'No source; vouchers are said to expire',
    effectiveFrom: '2020-07-08',
    certainty: '?',
  },
  purchaseReminderDays: {
    value: [7, 3, 1],
    legalBasis: 'The programme’s own policy: people had forgotten, or did not know what to do next',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },
  attendancePercent: {
    value: 100,
    legalBasis: 'One participant’s account, 2024',
    effectiveFrom: '2020-07-08',
    certainty: 'C',
  },
  skillsTask: {
    value: { required: false, withinHours: 72 },
    legalBasis: 'No skills task is told of under this scheme',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },
  review: {
    value: { ratingMin: 1, ratingMax: 5, leastCharacters: 20 },
    legalBasis: 'Rating and review are asked for; their form has no source',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },

  settlement: {
    value: { holdBelowAttendancePercent: 100 },
    legalBasis: 'The programme’s own policy, after auditors found weak control of attendance (BPK on 2023)',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },

  selectionMethod: {
    value: 'after closing: hard filters, then a random draw; not first come, first served',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  quotaWeighting: {
    value: 'by province: unemployment, Covid cases, vacancies; in 2022 also 212 districts of extreme poverty',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  firstWave: { value: { wave: '1', quota: 200_000 }, legalBasis: press, effectiveFrom: '2020-04-11', certainty: 'B' },
  budgetTarget: {
    value: 'Rp20 trillion for 5.6 million people (2020)',
    legalBasis: press,
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  wrongAwardRecovery: {
    value: 'training money and incentive are paid back; a false identity: criminal report and damages',
    legalBasis: 'Perpres 76/2020 art. 13C',
    effectiveFrom: '2020-07-08',
    certainty: 'B',
  },
  debtRecovery: {
    value: {
      objectionDays: 30,
      instalmentsMax: 24,
      monthlyMinimum: 50_000,
      counts: 'all-received',
      article: { id: 'Perpres 76/2020 pasal 13C', en: 'Perpres 76/2020, article 13C' },
    },
    legalBasis: 'The programme’s own policy under Perpres 76/2020 art. 13C: no source tells terms',
    effectiveFrom: '2020-07-08',
    certainty: '?',
  },
  lists: {
    value: [
      'students',
      'officials',
      'soldiers',
      'police',
      'village-officials',
      'state-company-boards',
      'social-aid',
      'earlier-recipients',
      'laid-off',
      'migrant-workers',
      'disability',
    ],
    legalBasis: 'Press on the sources of the blacklist; BKN, TNI, Polri, Kemendes and BUMN are common knowledge',
    effectiveFrom: '2020-07-08',
    certainty: 'M',
  },
};
