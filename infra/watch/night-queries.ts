/** The logs that a query reads: those of all functions of a stack, of some of them, or what the API writes of requests. */
export type Logs = 'functions' | 'access' | { readonly only: readonly string[] };

/** A query of CloudWatch Logs Insights that is saved, so that nobody has to write one at night. */
export interface NightQuery {
  readonly name: string;
  /** What it answers, as somebody asks it. */
  readonly question: string;
  readonly logs: Logs;
  /** The commands, one each, in the order in which they are piped. */
  readonly commands: readonly string[];
}

/** What is put in the place of a number that the query is about. */
const placeholder = 'PUT-THE-ID-HERE';

/** The questions of the night. Each is explained in `docs/operations.md`; a test runs what they filter on real lines. */
export const nightQueries: readonly NightQuery[] = [
  {
    name: 'what-failed',
    question: 'What failed, in which function, and why?',
    logs: 'functions',
    commands: [
      'filter level = "ERROR"',
      'fields coalesce(error.name, errorType) as reason, coalesce(error.message, errorMessage) as said',
      'stats count(*) as failures, latest(@timestamp) as last by function_name, message, reason, said',
      'sort failures desc',
      'limit 100',
    ],
  },
  {
    name: 'follow-one-request',
    question: 'What became of one request (its requestId), from the API through the stream to the queues?',
    logs: 'functions',
    commands: [
      `filter @message like "${placeholder}"`,
      'fields @timestamp, function_name, level, message, status, code, milliseconds, messageId, xray_trace_id',
      'sort @timestamp asc',
      'limit 1000',
    ],
  },
  {
    name: 'refused-by-reason',
    question: 'What do callers get wrong?',
    logs: 'functions',
    commands: [
      'filter message = "Request refused."',
      'stats count(*) as refused by function_name, code, status',
      'sort refused desc',
      'limit 100',
    ],
  },
  {
    name: 'dead-letters-by-reason',
    question: 'Why did messages fail so often that they lie among the dead letters?',
    logs: 'functions',
    commands: [
      'filter message = "Message failed and goes back to the queue." and receiveCount >= 5',
      'stats count(*) as died, latest(messageId) as one by function_name, error.name, error.message',
      'sort died desc',
      'limit 100',
    ],
  },
  {
    name: 'slowest-routes',
    question: 'Which routes are slow?',
    logs: 'access',
    commands: [
      'filter ispresent(responseLatencyMilliseconds)',
      'stats count(*) as requests, pct(responseLatencyMilliseconds, 50) as p50, pct(responseLatencyMilliseconds, 99) as p99, pct(integrationLatencyMilliseconds, 99) as function99 by route',
      'sort p99 desc',
      'limit 50',
    ],
  },
  {
    name: 'failed-routes',
    question: 'Which routes answer with an error of ours, and did the function ever get the request?',
    logs: 'access',
    commands: [
      'filter status >= 500',
      'stats count(*) as failed, latest(requestId) as one by route, status, integrationStatus, error',
      'sort failed desc',
      'limit 50',
    ],
  },
  {
    name: 'throttled-routes',
    question: 'Who is turned away for asking too often: which routes, in which minutes?',
    logs: 'access',
    commands: [
      'filter status = 429',
      'stats count(*) as turnedAway by route, bin(1m) as minute',
      'sort minute desc, turnedAway desc',
      'limit 200',
    ],
  },
  {
    name: 'throttled-partners',
    question: 'Which institution or platform asks too often?',
    logs: 'functions',
    commands: [
      'filter code = "rate-exceeded"',
      'stats count(*) as turnedAway by clientCode, bin(1m) as minute',
      'sort turnedAway desc',
      'limit 100',
    ],
  },
  {
    name: 'registry-answers',
    question: 'Why does the population registry not answer, and how often was it tried in vain?',
    logs: { only: ['VerifyRegistration'] },
    commands: [
      'filter message = "The registry cannot answer; verification is postponed."',
      'stats count(*) as postponed, max(attempt) as attempts, max(delaySeconds) as longestDelay by reason, bin(5m) as time',
      'sort time desc',
    ],
  },
  {
    name: 'selection-units-failed',
    question: 'Which units of which wave failed, at which stage, and why?',
    logs: { only: ['RunSelectionStep'] },
    commands: [
      'filter level = "ERROR"',
      'stats count(*) as failures, max(receiveCount) as tries by waveId, run, stage, unit, error.name, error.message',
      'sort failures desc',
      'limit 600',
    ],
  },
  {
    name: 'payouts-postponed',
    question: 'Which bank or e-wallet does not take payments?',
    logs: { only: ['RunPayoutStep'] },
    commands: [
      'filter message = "A channel cannot pay now; a payout is postponed."',
      'stats count(*) as postponed by channel, reason, bin(5m) as time',
      'sort time desc, postponed desc',
      'limit 200',
    ],
  },
];
