import { AlarmRule, AlarmState, type AlarmBase, type CompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { compositeOn } from '../constructs/composite-alarm.ts';

/** What somebody wants of the service, and the alarms of which each is a trouble on that way. */
export interface Journey {
  /** Who is held up, in one sentence. */
  readonly summary: string;
  readonly alarms: readonly string[];
}

const queue = (name: string): string[] => [`${name}Backlog`, `${name}DeadLetters`];

/**
 * The journeys, each an alarm of its own that calls once for whatever goes wrong on it, however many of its alarms ring.
 * An alarm is in one of them at most. In none are those that must never be silent because another rings already: what is
 * lost for good, money or figures that do not agree, a draw that two people have to decide on, a way round the firewall.
 */
export const journeys = {
  Register: {
    summary: 'People who register are not verified, or late.',
    alarms: [...queue('Verification'), 'VerificationStalled', 'RegistryUnavailable'],
  },
  JoinAndDraw: {
    summary: 'Joins are not settled, a list is not applied, or a selection does not go on.',
    alarms: [
      ...queue('Standing'),
      ...queue('Lists'),
      ...queue('Selection'),
      'SelectionStalled',
      'ScheduleMissed',
      'RegionsScheduleMissed',
    ],
  },
  Buy: {
    summary: 'Purchases are not given back, or cards outlive their last day.',
    alarms: [...queue('Refunds'), ...queue('Deadlines'), 'DeadlinesScheduleMissed'],
  },
  Complete: {
    summary: 'Completed trainings do not become certificates and incentives, or presence is not checked.',
    alarms: [...queue('Completions'), ...queue('Incentives'), 'IncentivesScheduleMissed', 'LivenessUnavailable'],
  },
  BePaid: {
    summary: 'Incentives, settlements or debts wait, or accounts cannot be linked.',
    alarms: [
      ...queue('Payouts'),
      ...queue('Settlements'),
      ...queue('Debts'),
      'PayoutsScheduleMissed',
      'BankUnavailable',
      'AccountInquiriesUnavailable',
    ],
  },
  BeTold: {
    summary: 'Messages do not reach people.',
    alarms: [...queue('Notices'), 'MessagesUnavailable'],
  },
  Trust: {
    summary: 'The audit trail, the ledger’s proof, keys or erasures are behind.',
    alarms: [
      ...queue('Audit'),
      ...queue('Ledger'),
      ...queue('Rekeying'),
      ...queue('Erasures'),
      'AuditCaptureSlow',
      'AuditCaptureFailed',
      'AuditNotClosed',
      'AuditScheduleMissed',
      'LedgerNotClosed',
      'LedgerScheduleMissed',
      'PrivacyScheduleMissed',
    ],
  },
  Machinery: {
    summary: 'What everything stands on fails: the API, functions, the table, or the stream of events.',
    alarms: [
      'ErrorBudgetBurnFast',
      'ErrorBudgetBurnSlow',
      'ApiLatency',
      'FunctionErrors',
      'FunctionThrottles',
      'ConcurrencyHigh',
      'TableThrottles',
      'TableErrors',
      'StreamBacklog',
      'FailedEvents',
    ],
  },
} as const satisfies Readonly<Record<string, Journey>>;

/**
 * Makes an alarm of each journey out of those that there are, by the names of their constructs.
 * @returns the journeys' alarms, and those that are in none.
 * @throws Error when a journey names an alarm that there is not.
 */
export const journeyAlarms = (
  scope: Construct,
  alarms: readonly AlarmBase[],
): { readonly composites: CompositeAlarm[]; readonly alone: AlarmBase[] } => {
  const named = new Map(alarms.map((alarm) => [alarm.node.id, alarm]));
  const composites = Object.entries<Journey>(journeys).map(([name, journey]) => {
    const own = journey.alarms.map((id) => {
      const alarm = named.get(id);
      if (!alarm) throw new Error(`The journey ${name} names the alarm ${id}, which there is not or is in another.`);
      named.delete(id);
      return AlarmRule.fromAlarm(alarm, AlarmState.ALARM);
    });
    return compositeOn(scope, `Journey${name}`, {
      description: `${journey.summary} The alarms of it that ring name their runbooks. Overview: docs/operations.md`,
      rule: AlarmRule.anyOf(...own),
    });
  });
  return { composites, alone: [...named.values()] };
};
