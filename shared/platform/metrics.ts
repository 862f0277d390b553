import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Business and technical counts; each one has an alarm or a place on the dashboard. */
export type Count =
  | 'RegistrationsSubmitted'
  | 'RegistrationsVerified'
  | 'RegistrationsRefused'
  | 'WaveJoined'
  | 'WaveLeft'
  | 'SelectionUnitsDone'
  | 'AwardsMade'
  | 'NoticesSent'
  | 'EventsRouted'
  | 'MessagesRefused'
  | 'Faults';

export const metrics = new Metrics();

export const count = (name: Count, value = 1): void => {
  metrics.addMetric(name, MetricUnit.Count, value);
};
