import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { OutsideServer } from '../domain/operations/outside-servers.ts';
import { hoursOfDay, hourWithin, startOfDay } from '../domain/operations/day.ts';
import type { Count } from '../platform/metrics.ts';
import { remembered } from '../platform/remembered.ts';
import { measured, type Figures, type Measured } from './measures.ts';
import { measureLifetime } from './queue-depths.ts';

/** What is told of a day, in the order in which people meet it. */
const dailyCounts = [
  'RegistrationsSubmitted',
  'RegistrationsVerified',
  'RegistrationsRefused',
  'WaveJoined',
  'WaveLeft',
  'SelectionUnitsDone',
  'AwardsMade',
  'CardsRevoked',
  'CoursesBought',
  'RupiahSpent',
  'OrdersRefunded',
  'TrainingsCompleted',
  'IncentivesApproved',
  'IncentivesRefused',
  'PayoutsPaid',
  'RupiahPaid',
  'PayoutsBounced',
  'DebtsRecorded',
  'NoticesSent',
  'VisitsOpened',
  'RisksOpened',
  'ErasuresBegun',
  'ErasuresDone',
] as const satisfies readonly Count[];
type DailyCount = (typeof dailyCounts)[number];

/**
 * How others' servers show in what we count: what was put off because they did not answer, and what was done with their
 * answers. Lists are fetched by the night, and what they do not answer is a fault.
 */
const health: Readonly<
  Record<OutsideServer, { readonly postponed: readonly Count[]; readonly answered: readonly Count[] }>
> = {
  registry: { postponed: ['VerificationsPostponed'], answered: ['RegistrationsVerified', 'RegistrationsRefused'] },
  messages: { postponed: ['NoticesPostponed'], answered: ['NoticesSent'] },
  liveness: { postponed: ['PresencesPostponed'], answered: [] },
  bank: { postponed: ['AccountInquiriesPostponed', 'PayoutsPostponed'], answered: ['PayoutsPaid', 'PayoutsBounced'] },
};
const outsideServers = ['registry', 'messages', 'liveness', 'bank'] as const satisfies readonly OutsideServer[];

export interface Pulse {
  /** The day (WIB). */
  readonly day: string;
  /** When it was measured: at most half a minute ago. */
  readonly measuredAt: string;
  /** By the name under which functions count it: people, things, or whole rupiah; hour by hour of the day. */
  readonly counts: readonly { readonly name: DailyCount; readonly total: number; readonly hours: readonly number[] }[];
  /** How others' servers answered in the last hour, a quarter of an hour after the other, the newest last. */
  readonly servers: readonly {
    readonly server: OutsideServer;
    readonly postponed: readonly number[];
    readonly answered: readonly number[];
  }[];
}

const quarterSeconds = 900;
const quarters = 4;

const counted = (metric: Count): Measured => ({
  namespace: 'Prakerja',
  metric,
  dimensions: { service: 'prakerja' },
  statistic: 'Sum',
});

const hoursIn = (day: string, figures: Figures): number[] => {
  const hours = Array.from({ length: hoursOfDay }, () => 0);
  for (const [instant, value] of figures) {
    const hour = hourWithin(day, instant);
    if (hour >= 0 && hour < hoursOfDay) hours[hour] = (hours[hour] ?? 0) + value;
  }
  return hours;
};

/**
 * What happened through a day, and how others' servers answer. A day is asked for at most twice a minute from one
 * environment: it comes to some thirty-five metrics, a thirtieth of a US cent.
 */
export const pulseOf = ({
  cloudWatch,
  now = () => Date.now(),
}: {
  readonly cloudWatch: CloudWatchClient;
  readonly now?: () => number;
}): ((day: string) => Promise<Pulse>) => {
  const countsOf = async (day: string): Promise<Pulse['counts']> => {
    const from = startOfDay(day);
    const to = new Date(from.getTime() + hoursOfDay * 3_600_000);
    const figures = await measured(cloudWatch, dailyCounts.map(counted), { from, to, periodSeconds: 3_600 });
    return dailyCounts.map((name, position) => {
      const hours = hoursIn(day, figures[position] ?? new Map());
      return { name, total: hours.reduce((sum, value) => sum + value, 0), hours };
    });
  };

  const serversAt = async (at: number): Promise<Pulse['servers']> => {
    const length = quarterSeconds * 1_000;
    // The quarter that runs is the last one.
    const last = Math.floor(at / length) * length;
    const starts = Array.from({ length: quarters }, (_, position) => last - (quarters - 1 - position) * length);
    const names = [
      ...new Set(outsideServers.flatMap((server) => [...health[server].postponed, ...health[server].answered])),
    ];
    const figures = await measured(cloudWatch, names.map(counted), {
      from: new Date(starts[0] ?? last),
      to: new Date(last + length),
      periodSeconds: quarterSeconds,
    });
    const quarterly = (of: readonly Count[]): number[] =>
      starts.map((start) => of.reduce((sum, name) => sum + (figures[names.indexOf(name)]?.get(start) ?? 0), 0));
    return outsideServers.map((server) => ({
      server,
      postponed: quarterly(health[server].postponed),
      answered: quarterly(health[server].answered),
    }));
  };

  return remembered(
    async (day) => {
      const at = now();
      const [counts, servers] = await Promise.all([countsOf(day), serversAt(at)]);
      return { day, measuredAt: new Date(at).toISOString(), counts, servers };
    },
    { milliseconds: measureLifetime, now },
  );
};
