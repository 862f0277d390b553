import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Business and technical counts; each one has an alarm or a place on the dashboard. */
export type Count =
  | 'RegistrationsSubmitted'
  | 'RegistrationsVerified'
  | 'RegistrationsRefused'
  | 'WaveJoined'
  | 'WaveLeft'
  | 'SelectionUnitsDone'
  | 'DrawsHeldForFairness'
  | 'SelectionsStalled'
  | 'AwardsMade'
  | 'CardsRevoked'
  | 'CoursesBought'
  | 'RupiahSpent'
  | 'TrainingsCompleted'
  | 'OrdersRefunded'
  | 'DebtsRecorded'
  | 'IncentivesApproved'
  | 'IncentivesRefused'
  | 'LedgerDifferences'
  | 'LedgerDaysBehind'
  | 'AuditEventsCaptured'
  | 'AuditDifferences'
  | 'AuditDaysBehind'
  | 'ErasuresBegun'
  | 'ErasuresDone'
  | 'NoticesSent'
  | 'VerificationsPostponed'
  | 'NoticesPostponed'
  | 'PresencesPostponed'
  | 'AccountInquiriesPostponed'
  | 'PayoutsPaid'
  | 'RupiahPaid'
  | 'PayoutsBounced'
  | 'PayoutsWithdrawn'
  | 'PayoutsPostponed'
  | 'PayoutsContradicted'
  | 'RisksOpened'
  | 'VisitsOpened'
  | 'VisitCodesWrong'
  | 'LookUpsRefused'
  | 'RequestsPastEdge'
  | 'FeatureRefusals'
  | 'EventsRouted'
  | 'MessagesRefused'
  | 'Faults';

const metrics = new Metrics();

export const count = (name: Count, value = 1): void => {
  metrics.addMetric(name, MetricUnit.Count, value);
};

const publish = (): void => {
  // Powertools warns of every invocation that counted nothing; most count nothing, and each line costs.
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};

/** A middleware that writes the counts of an invocation when it ends, well or badly. */
export const publishCounts = { after: publish, onError: publish };
