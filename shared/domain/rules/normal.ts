import type { RuleSet } from '../rule-sets.ts';

const perpres = 'Perpres 113/2022';
const permenko = 'Permenko Perekonomian 17/2022';
const faq = 'Official FAQ, prakerja.go.id/en/tanya-jawab';
const press = `${perpres} and ${permenko} as quoted in the press`;

/** The normal scheme, from wave 48 on. The texts of Perpres and Permenko were not at hand: see each rule's certainty. */
export const normal: RuleSet = {
  version: 'normal-2023.1',
  scheme: 'normal',
  effectiveFrom: '2023-02-17',

  legalBasis: { value: `${perpres}; ${permenko}`, legalBasis: perpres, effectiveFrom: '2023-02-17', certainty: 'B' },
  citizenship: { value: 'WNI', legalBasis: faq, effectiveFrom: '2023-02-17', certainty: 'A' },
  ageMin: { value: 18, legalBasis: faq, effectiveFrom: '2023-02-17', certainty: 'A' },
  ageMax: { value: 64, legalBasis: faq, effectiveFrom: '2023-02-17', certainty: 'A' },
  formalEducation: { value: 'not-enrolled', legalBasis: faq, effectiveFrom: '2023-02-17', certainty: 'A' },
  targetGroup: {
    value: ['job-seeker', 'laid-off', 'furloughed', 'worker', 'micro-small-business'],
    legalBasis: faq,
    effectiveFrom: '2023-02-17',
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
    legalBasis: faq,
    effectiveFrom: '2023-02-17',
    certainty: 'A',
  },
  maxRecipientsPerKk: { value: 2, legalBasis: faq, effectiveFrom: '2023-02-17', certainty: 'A' },
  socialAidRecipient: {
    value: 'allowed',
    legalBasis: 'Press: BSU, BPUM and PKH recipients may join',
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  // Revoked recipients: press (B); finished ones: common knowledge (M).
  earlierRecipient: { value: 'rejected', legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'M' },
  wageLimit: { value: null, legalBasis: 'None in Perpres or Permenko', effectiveFrom: '2023-02-17', certainty: 'B' },

  trainingBudget: { value: 3_500_000, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  postTrainingIncentive: {
    value: { amount: 600_000, times: 1 },
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  surveyIncentive: {
    value: { amount: 50_000, times: 2 },
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  totalPerPerson: { value: 4_200_000, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  firstPurchaseDays: { value: 15, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  onMissedDeadline: {
    value: { membership: 'revoked', barredForGood: true },
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  revokedSeat: {
    value: 'unknown; the money returns to the state treasury (RKUN)',
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: '?',
  },
  balanceUseDeadline: { value: 'unknown', legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  balanceProperties: {
    value: { cashable: false, transferable: false, leftover: 'returns-to-treasury' },
    legalBasis: 'As under the earlier scheme',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  topUpAllowed: {
    value: null,
    legalBasis: 'Own money is said to be allowed on top; no source',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  coursesPerPerson: {
    value: 'while-balance-lasts',
    legalBasis: 'At least one; more is common knowledge',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  incentiveCourse: {
    value: 'first-completed',
    legalBasis: 'Strongly implied by the official FAQ',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  incentivePreconditions: {
    value: ['certificate on the dashboard', 'rating', 'review', 'linked account'],
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  incentiveDependsOnGrade: { value: 'unknown', legalBasis: press, effectiveFrom: '2023-02-17', certainty: '?' },
  payoutWorkingDays: { value: { from: 3, to: 5 }, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  payoutChannels: {
    value: ['BNI', 'BCA', 'OVO', 'GOPAY', 'LINKAJA', 'DANA'],
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  payoutAccount: {
    value: { coolingHours: 48, attemptsPerDay: 10 },
    legalBasis: 'The programme’s own policy: whoever did not change the account has two days to object',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },

  minTrainingHours: { value: 15, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  trainingModes: {
    value: ['spl', 'webinar', 'luring', 'bauran'],
    legalBasis: faq,
    effectiveFrom: '2023-02-17',
    certainty: 'A',
  },
  // Phase I, in the order of the codes: Sumatera Utara, DKI Jakarta, Jawa Barat, Jawa Tengah, Jawa Timur, Bali, Nusa
  // Tenggara Timur, Kalimantan Barat, Sulawesi Selatan, Papua. The press does not say whether "Papua" means the three
  // provinces too that were split off in 2022: it is taken narrowly. Operators open further provinces.
  offlineProvinces: {
    value: ['12', '31', '32', '33', '35', '51', '53', '61', '73', '91'],
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  courseProviderSelection: {
    value: 'assessed by a team of independent experts; compliance is monitored',
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },

  purchaseCode: {
    value: { validMinutes: 5, tries: 5, codesInARow: 5, waitMinutes: 120 },
    legalBasis: 'As the official sign-in: a code is sent at most five times, then two hours pass',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  cancellation: {
    value: { untilHoursBeforeStart: 1, refundPercent: 100 },
    legalBasis: 'No source; until a session can be redeemed',
    effectiveFrom: '2023-02-17',
    certainty: '?',
  },
  redeemWindow: {
    value: { minutesBefore: 60, minutesAfter: 60 },
    legalBasis: 'Official help page on redeem codes',
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  voucherDays: {
    value: 180,
    legalBasis: 'No source; vouchers are said to expire',
    effectiveFrom: '2023-02-17',
    certainty: '?',
  },
  purchaseReminderDays: {
    value: [7, 3, 1],
    legalBasis: 'The programme’s own policy: people had forgotten, or did not know what to do next',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  attendancePercent: {
    value: 100,
    legalBasis: 'One participant’s account, 2024',
    effectiveFrom: '2023-02-17',
    certainty: 'C',
  },
  skillsTask: {
    value: { required: true, withinHours: 72 },
    legalBasis: 'One participant’s account, 2024: within three times 24 hours',
    effectiveFrom: '2023-02-17',
    certainty: 'C',
  },
  review: {
    value: { ratingMin: 1, ratingMax: 5, leastCharacters: 20 },
    legalBasis: 'Rating and review are asked for; their form has no source',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },

  settlement: {
    value: { holdBelowAttendancePercent: 100 },
    legalBasis: 'The programme’s own policy, after auditors found weak control of attendance (BPK on 2023)',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },

  selectionMethod: {
    value: 'after closing: hard filters, then a random draw; not first come, first served',
    legalBasis: 'As under the earlier scheme; no statement of 2023 found',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  quotaWeighting: {
    value: 'driven by the supply of curated courses; the regional formula is unknown',
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  firstWave: { value: { wave: '48', quota: 10_000 }, legalBasis: press, effectiveFrom: '2023-02-17', certainty: 'B' },
  budgetTarget: {
    value:
      '2023: Rp2.67 trillion for 595,000, then Rp1.7 trillion for 405,000 more; 2024: Rp4.8 trillion for 1.2 million',
    legalBasis: press,
    effectiveFrom: '2023-02-17',
    certainty: 'B',
  },
  wrongAwardRecovery: {
    value: 'training money and incentive are paid back; a false identity: criminal report and damages',
    legalBasis: 'As under Perpres 76/2020 art. 13C',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
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
    effectiveFrom: '2023-02-17',
    certainty: '?',
  },
  // DTKS, BSU and BPUM exclude nobody under this scheme, so that list is not read.
  lists: {
    value: [
      'students',
      'officials',
      'soldiers',
      'police',
      'village-officials',
      'state-company-boards',
      'earlier-recipients',
      'laid-off',
      'migrant-workers',
      'disability',
    ],
    legalBasis: 'Press on the sources of the blacklist; BKN, TNI, Polri, Kemendes and BUMN are common knowledge',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
};
