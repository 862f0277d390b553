import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { counted } from '../constructs/service-metric.ts';
import type { StageSettings } from '../stages.ts';
import { graph, heading } from './graph.ts';

/** What functions count (`shared/platform/metrics.ts`), in the order in which a person meets it. */
const people = [
  'RegistrationsSubmitted',
  'RegistrationsVerified',
  'RegistrationsRefused',
  'WaveJoined',
  'AwardsMade',
  'CoursesBought',
  'TrainingsCompleted',
  'IncentivesApproved',
  'PayoutsPaid',
  'NoticesSent',
] as const;

const rupiah = ['RupiahSpent', 'RupiahPaid'] as const;

/** How the programme goes, in people and rupiah: for whoever answers for it, who need not know what a queue is. */
export class BusinessDashboard extends Construct {
  constructor(scope: Construct, id: string, { name }: StageSettings) {
    super(scope, id);
    const day = Duration.days(1);
    const page = new Dashboard(this, 'Page', { defaultInterval: day });
    const perHour = (names: readonly string[]) => names.map((counter) => counted(counter, Duration.hours(1)));
    const today = (title: string, names: readonly string[], height: number): SingleValueWidget =>
      new SingleValueWidget({
        title,
        metrics: names.map((counter) => counted(counter, day)),
        width: 24,
        height,
        setPeriodToTimeRange: false,
      });

    page.addWidgets(heading(`# Prakerja, ${name}: people and rupiah`));
    page.addWidgets(today('People since 07.00 WIB (midnight UTC)', people, 5));
    page.addWidgets(today('Rupiah since 07.00 WIB (midnight UTC)', rupiah, 3));
    page.addWidgets(heading('## Through the day, an hour each'));
    page.addWidgets(
      graph('Registered, verified, refused', perHour(people.slice(0, 3))),
      graph('Joined and left a wave', perHour(['WaveJoined', 'WaveLeft'])),
      graph(
        'Drawn, and draws held for fairness',
        perHour(['AwardsMade']),
        perHour(['DrawsHeldForFairness', 'SelectionUnitsDone']),
      ),
      graph('Bought, given back, completed', perHour(['CoursesBought', 'OrdersRefunded', 'TrainingsCompleted'])),
      graph('Incentives: approved, refused', perHour(['IncentivesApproved', 'IncentivesRefused'])),
      graph('Payouts: paid, came back, withdrawn', perHour(['PayoutsPaid', 'PayoutsBounced', 'PayoutsWithdrawn'])),
      new GraphWidget({ title: 'Rupiah spent and paid', left: perHour(rupiah), width: 16, height: 6 }),
      graph('Cards revoked, debts recorded', perHour(['CardsRevoked', 'DebtsRecorded'])),
      graph('Messages sent', perHour(['NoticesSent'])),
      graph(
        'Help desks: visits, wrong codes, look-ups refused',
        perHour(['VisitsOpened', 'VisitCodesWrong', 'LookUpsRefused']),
      ),
      graph(
        'Cases about shared phones, addresses, devices; erasures',
        perHour(['RisksOpened', 'ErasuresBegun', 'ErasuresDone']),
      ),
    );
  }
}
