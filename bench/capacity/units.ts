import { Figure, type Target } from '../loads/load.ts';

/**
 * What things take, one by one: each with where it was measured, or that it is assumed. Request units are not here: they
 * follow from the keys and items of each journey (bench/partitions). The reckoning takes numbers from nowhere else.
 */

const own = (value: number, unit: string, source: string): Figure =>
  Figure.parse({ value, unit, certainty: 'own', source });
const assumed = (value: number, unit: string, source: string): Figure =>
  Figure.parse({ value, unit, certainty: 'assumed', source });

export const units = {
  readMilliseconds: assumed(15, 'ms', 'a warm read of one or two items, in the cloud; not measured there'),
  writeMilliseconds: assumed(30, 'ms', 'a warm request with a transaction, in the cloud; not measured there'),
  verifyMilliseconds: assumed(250, 'ms', 'a message of Verification, of which the registry takes most'),
  settleMilliseconds: assumed(40, 'ms', 'a message of Standing; ten are taken together'),
  shipMilliseconds: assumed(300, 'ms', 'a payout with the bank’s answer'),
  noticeMilliseconds: own(
    6,
    'ms',
    'docs/performance.md, “Completion notices”: 6.7 to 7.3 ms of processor, of which 0.5 are the queue',
  ),
  memoryMiB: own(512, 'MiB', 'infra/constructs/defined-function.ts: what a function has that asks for nothing'),
  logBytes: assumed(
    1_500,
    'bytes',
    'a request or message: start and end by the logger, metrics in the log; 900 of them stated in docs/decisions/0044-alarms-by-journey.md',
  ),
  logDays: own(365, 'days', 'infra/stages.ts: logRetentionDays'),
  tracedShare: assumed(
    0.05,
    'of requests',
    'X-Ray keeps one a second and five in a hundred unless it is told otherwise',
  ),
  answerBytes: assumed(1_800, 'bytes', 'an own answer with its headers, compressed'),
  cachedAnswerBytes: assumed(3_000, 'bytes', 'a list of waves or a page of the catalogue, compressed'),
  edgeHits: assumed(
    0.999,
    'of requests for waves',
    'some 40 caches of the edge ask once in ten seconds, however many ask them',
  ),
  searchHits: assumed(0.9, 'of searches', 'people look for the same words; an edge keeps a page for 30 seconds'),

  readsAWave: assumed(6, 'requests', 'own answers a person and wave beside those of the loads, until the next wave'),
  recipientReads: assumed(40, 'requests', 'own answers that a recipient reads until the last payout'),
  recipientCalls: assumed(
    10,
    'requests',
    'of platform and institution about a training: links, presences, codes, tasks; each as dear as a code',
  ),
  recipientPayouts: own(3, 'payouts', 'the normal scheme: one incentive after the training, two for surveys'),
  recipientMails: assumed(6, 'mails', 'award, reminders, certificate, incentives and payouts'),
  recipientMessages: assumed(4.5, 'SMS', 'award, reminder, one and a half codes, a payout'),
  codesASignIn: own(
    2,
    'codes',
    'docs/decisions/0031-sign-in.md: in a busy month, since a token is renewed for thirty days',
  ),
  idleVisitors: assumed(300_000, 'people', 'of 59 million in an idle month (docs/decisions/0031-sign-in.md)'),
  idleRequests: assumed(20, 'requests', 'of each who comes in an idle month, four of them answered by the edge'),
  partnerRequests: assumed(2_000_000, 'requests', 'of platforms and institutions in a month without a wave'),

  ticketRead: own(0.1238, 'read units', 'docs/performance.md, “A wave”: 0.1233 to 0.1238 a ticket'),
  winnerRead: own(3.05, 'read units', 'docs/performance.md, “A wave”'),
  regencyWrites: own(2.2, 'write units', 'docs/performance.md, “A wave”: a regency'),
  regencyObjects: own(8, 'objects', 'docs/performance.md, “A wave”: some 4,000 objects of 514 regencies'),
  collectPace: own(
    2_825,
    'tickets a second and worker',
    'docs/performance.md, “A wave”: a million in 177 s, two workers',
  ),
  freezePace: own(
    38_000,
    'tickets a second and worker',
    'docs/performance.md, “A wave”: a million in 13 s, two workers',
  ),
  drawPace: own(29_400, 'tickets a second and worker', 'docs/performance.md, “A wave”: a million in 17 s, two workers'),
  awardPace: own(
    35.2,
    'awards a second and worker',
    'docs/performance.md, “A wave”: 17,241 in 245 s, two workers on a laptop’s engine',
  ),
  largestRegencyPace: own(
    130_000,
    'tickets a second',
    'docs/performance.md, “One regency of six million”: frozen in 46 s',
  ),
  stageSeconds: own(11, 'seconds', 'docs/performance.md, “A wave”: all other stages, without waiting'),
  largestRegencyShare: assumed(0.05, 'of applicants', 'Kab. Bogor has 2 of a hundred inhabitants'),
  selectionSeconds: own(
    0.000_414,
    'seconds a ticket',
    'docs/performance.md, “A wave”: collect, freeze and draw took two workers 207 s for a million, waiting included',
  ),
  awardSeconds: own(0.0284, 'seconds', 'docs/performance.md, “A wave”: 245 s of two workers for 17,241'),
  selectionMemoryMiB: own(2_048, 'MiB', 'infra/functions.ts: run-selection-step'),
  selectionMessages: own(
    1_700,
    'messages',
    'docs/architecture.md: 64 shards, 514 regencies three times, and batches of 250 winners; a batch is counted apart',
  ),
  awardBatch: own(250, 'awards', 'docs/table-design.md: a unit of the award'),
  hopSeconds: assumed(3, 'seconds', 'from one stage to the next: stream, router and queue'),
  stages: own(11, 'stages', 'docs/architecture.md, “The selection”'),
  noticePace: assumed(20, 'messages a second and worker', 'the gateway for SMS and e-mail answers within 50 ms'),
  noticeWrites: own(3, 'write units', 'docs/table-design.md: notify, two to four a winner'),
} as const satisfies Record<string, Figure>;

/** What is stored of a person who registered and took part in two waves, table and index: so many items, so large each. */
export const bytesOfPerson: readonly { readonly of: string; readonly items: number; readonly bytes: Figure }[] = [
  { of: 'registration', items: 1, bytes: own(1_700, 'bytes', 'bench/wave/items.ts, verified') },
  { of: 'claim', items: 1, bytes: own(240, 'bytes', 'bench/wave/items.ts') },
  { of: 'member', items: 1, bytes: own(174, 'bytes', 'bench/wave/items.ts') },
  {
    of: 'enrollment',
    items: 2,
    bytes: own(606, 'bytes', 'bench/wave/items.ts, settled; that a person takes part in two waves is assumed'),
  },
  {
    of: 'decision',
    items: 1.5,
    bytes: assumed(800, 'bytes', 'rule by rule; one or two a person (docs/table-design.md)'),
  },
  { of: 'event', items: 2.5, bytes: assumed(350, 'bytes', 'two or three a person (docs/table-design.md)') },
  { of: 'event in the index', items: 2.5, bytes: assumed(350, 'bytes', 'the index holds all of an item') },
  { of: 'roster', items: 1, bytes: assumed(80, 'bytes', 'two keys and nothing else') },
  { of: 'signals', items: 1, bytes: assumed(500, 'bytes', 'docs/table-design.md') },
  { of: 'signal member', items: 3, bytes: assumed(200, 'bytes', 'phone, e-mail, device (docs/table-design.md)') },
];

/** What DynamoDB adds to each item that it bills storage for. Source: its Developer Guide, “DynamoDB item sizes and formats”. */
const bytesBeside = 100;

/** Bytes stored for each who is registered. */
export const bytesRegistered = bytesOfPerson.reduce(
  (sum, { items, bytes }) => sum + items * (bytes.value + bytesBeside),
  0,
);

/** How long a request or message of a target keeps a function. */
export const millisecondsOf = (target: Target): Figure => {
  if (target === 'queue Verification') return units.verifyMilliseconds;
  if (target === 'queue Completions') return units.noticeMilliseconds;
  if (target === 'queue Payouts') return units.shipMilliseconds;
  if (target === 'queue Selection')
    return { ...units.awardSeconds, value: units.awardSeconds.value * 1_000, unit: 'ms' };
  return target.startsWith('GET ') ? units.readMilliseconds : units.writeMilliseconds;
};

/** What share of the requests of a target reaches the API: the edge keeps what the functions’ `cache-control` lets it keep. */
export const shareThatReaches = (target: Target): number => {
  if (target.startsWith('queue ')) return 0;
  if (target === 'GET /v1/waves') return 1 - units.edgeHits.value;
  return target === 'GET /v1/courses' ? 1 - units.searchHits.value : 1;
};

/** What is there today, or what an account has before anybody asks: what a peak is held against. */
export const quotas = {
  apiStage: own(2_000, 'requests a second', 'infra/stages.ts: api.rateLimit'),
  apiAccount: assumed(
    2_500,
    'requests a second',
    'API Gateway’s quota of a new account in smaller regions, from memory',
  ),
  concurrency: assumed(1_000, 'environments', 'Lambda’s quota of a new account, from memory'),
  warmWrites: own(20_000, 'write units a second', 'infra/stages.ts: warmThroughput'),
  warmReads: own(30_000, 'read units a second', 'infra/stages.ts: warmThroughput'),
  accountUnits: assumed(
    40_000,
    'units a second',
    'DynamoDB’s quota of a table on demand, reads and writes each, from memory',
  ),
  keyRequests: assumed(5_500, 'requests a second', 'KMS, symmetric, from memory; some regions have more'),
  signatures: assumed(300, 'requests a second', 'KMS, elliptic curves, from memory'),
  signUps: assumed(50, 'requests a second', 'Cognito, UserCreation, from memory'),
  signIns: assumed(120, 'requests a second', 'Cognito, UserAuthentication, from memory'),
} as const satisfies Record<string, Figure>;

/** How many work at once, in the production stage. */
export const workers = {
  selection: own(50, 'workers', 'infra/stages.ts: selection.maxConcurrency'),
  verification: own(10, 'workers', 'infra/stages.ts: verification.maxConcurrency'),
  verificationPace: own(10, 'calls a second and worker', 'infra/stages.ts: verification.callsPerSecondPerWorker'),
  notices: own(10, 'workers', 'infra/stacks/workers-stack.ts'),
  shards: own(64, 'shards', 'shared/table/keys.ts: enrollmentShards'),
  /** A queue’s pollers begin with five batches at once, and gain five a second. */
  firstBatches: assumed(
    5,
    'batches',
    'AWS Lambda Developer Guide, “Configuring scaling behavior for SQS”, from memory',
  ),
  batchesGained: assumed(5, 'batches a second', 'the same guide: 300 a minute'),
} as const satisfies Record<string, Figure>;

/** What stands there whether anybody comes or not, in the production stage. */
export const standing = {
  alarms: own(88, 'metrics', 'the synthesised templates: 72 alarms, each priced by the metrics that it looks at'),
  compositeAlarms: own(10, 'composites', 'docs/decisions/0044-alarms-by-journey.md'),
  dashboards: own(2, 'dashboards', 'infra/watch: business and technical'),
  metrics: assumed(60, 'metrics', 'names counted in functions and shared: some forty; each with its service'),
  keys: assumed(6, 'keys', 'infra/stacks/data-stack.ts: data, table and signing, with a year’s versions'),
  secrets: own(6, 'secrets', 'infra/constructs/secrets.ts'),
  firewalls: own(2, 'lists of rules', 'infra/stacks/edge-stack.ts and infra/constructs/realm.ts'),
  firewallRules: own(9, 'rules', 'infra/stacks/edge-stack.ts and infra/constructs/realm.ts'),
  ticks: own(
    9 * 43_200,
    'invocations a month',
    'infra: schedules of one a minute (waves, deadlines, payouts, incentives, moves and others)',
  ),
  tickMilliseconds: assumed(60, 'ms', 'a tick that finds nothing to do'),
  tickReads: own(20, 'read units', 'docs/table-design.md: “begin deadlines, each minute” and the like, 5 to 32 units'),
  queuePolls: assumed(
    16 * 5 * 130_000,
    'requests a month',
    '16 queues, each asked by five pollers, each once in 20 seconds',
  ),
  evidenceGigabytes: assumed(200, 'GB', 'evidence, audit trail and uploads, kept for ten years'),
} as const satisfies Record<string, Figure>;
