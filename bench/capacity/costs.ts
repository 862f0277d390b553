import { joiningWave } from '../loads/joining-wave.ts';
import type { Load, Target } from '../loads/load.ts';
import { openingMinute } from '../loads/opening-minute.ts';
import { purchaseRush } from '../loads/purchase-rush.ts';
import { resultsAtOnce } from '../loads/results-at-once.ts';
import { unitsOf } from '../partitions/journeys.ts';
import { billOf, times, type Bill, type Usage } from './bill.ts';
import { bytesRegistered, millisecondsOf, shareThatReaches, standing, units } from './units.ts';

const gigabyte = 1e9;
const mebibytesAGibibyte = 1_024;

/** A message is sent, received and deleted with nine others. */
const requestsAMessage = 0.3;

const functionSeconds = (seconds: number, memoryMiB: number): Usage => ({
  functionTime: (seconds * memoryMiB) / mebibytesAGibibyte,
});

/** What one invocation leaves in the logs, for as long as they are kept. */
const logged = (invocations: number): Usage => {
  const gigabytes = (invocations * units.logBytes.value) / gigabyte;
  return {
    logs: gigabytes,
    logStorage: (gigabytes * units.logDays.value) / 30,
    trace: invocations * units.tracedShare.value,
  };
};

const sum = (...usages: readonly Usage[]): Usage => {
  const all: Record<string, number> = {};
  for (const usage of usages)
    for (const [name, quantity] of Object.entries(usage)) all[name] = (all[name] ?? 0) + quantity;
  return all;
};

/** What one request of a route uses, from the edge to the table; or one message of a queue. */
export const usageOf = (target: Target): Usage => {
  const isMessage = target.startsWith('queue ');
  const reaching = isMessage ? 1 : shareThatReaches(target);
  const { read, write, indexWrite } = unitsOf(target);
  const bytes = reaching < 1 ? units.cachedAnswerBytes.value : units.answerBytes.value;
  return sum(
    isMessage
      ? { queueRequest: requestsAMessage, invocation: 0.1 }
      : {
          edgeRequest: 1,
          firewallRequest: 1,
          edgeTraffic: bytes / gigabyte,
          apiRequest: reaching,
          invocation: reaching,
        },
    functionSeconds((reaching * millisecondsOf(target).value) / 1_000, units.memoryMiB.value),
    { readUnit: read, writeUnit: write + indexWrite },
    logged(reaching),
  );
};

/** What a load asks for one of what its first flow counts: the flow itself, and what follows from it. */
const usageOfOne = ({ flows, follows }: Load): Usage => {
  const [first] = flows;
  if (first === undefined) throw new Error('A load has a flow.');
  return sum(
    usageOf(first.target),
    ...follows
      .filter(({ after }) => after === first.target)
      .map((follow) => times(follow.delaySeconds.length, usageOf(follow.target))),
  );
};

/** Registering once, with all reads until the answer: with the message that verifies, and that which settles. */
const registering = (): Usage =>
  sum(usageOfOne(openingMinute), usageOf('queue Verification'), {
    queueRequest: requestsAMessage,
    ...functionSeconds(units.settleMilliseconds.value / 1_000, units.memoryMiB.value),
  });

/** Taking part in one wave: joining, looking for the result, and now and then between. */
const takingPart = (): Usage =>
  sum(
    usageOfOne(joiningWave),
    usageOfOne(resultsAtOnce),
    times(units.readsAWave.value, usageOf('GET /v1/waves/{waveId}/enrollments/me')),
  );

const storedMonth = (people: number): Usage => {
  const gigabytes = (people * bytesRegistered) / gigabyte;
  return { tableStorage: gigabytes, tableBackup: gigabytes };
};

export interface WavePlan {
  /** Who takes part. */
  readonly applicants: number;
  /** Who is drawn. */
  readonly places: number;
  readonly regencies: number;
}

/** A selection: from the closing to the publication. Nobody who is not drawn costs a write. */
const selecting = ({ applicants, places, regencies }: WavePlan): Usage => {
  const award = unitsOf('queue Selection');
  const messages = units.selectionMessages.value + places / units.awardBatch.value;
  const seconds = applicants * units.selectionSeconds.value + places * units.awardSeconds.value;
  return sum(
    {
      readUnit: applicants * units.ticketRead.value + places * units.winnerRead.value,
      writeUnit:
        places * (award.write + award.indexWrite + units.noticeWrites.value) + regencies * units.regencyWrites.value,
      objectWrite: regencies * units.regencyObjects.value,
      objectRead: 3 * regencies * units.regencyObjects.value,
      queueRequest: 3 * messages + 2 * places * requestsAMessage,
      invocation: messages + places / 5,
    },
    functionSeconds(seconds, units.selectionMemoryMiB.value),
    logged(messages + 2 * places),
  );
};

/** From the card to the last payout: purchase, training, completion, payouts. */
const receiving = (): Usage =>
  sum(
    usageOfOne(purchaseRush),
    times(1.5, usageOf('POST /v1/purchase-codes')),
    times(units.recipientCalls.value, usageOf('POST /v1/purchase-codes')),
    usageOf('queue Completions'),
    times(units.recipientPayouts.value, sum(usageOf('queue Payouts'), usageOf('POST /v1/payout-callbacks'))),
    times(units.recipientReads.value, usageOf('GET /v1/registrations/me/orders')),
  );

/** A month in which no wave is open, with so many people registered. */
const idling = (registered: number): Usage => {
  const requests = units.idleVisitors.value * units.idleRequests.value;
  return sum(
    storedMonth(registered),
    times(requests * 0.8, usageOf('GET /v1/registrations/me')),
    times(requests * 0.2, usageOf('GET /v1/waves')),
    times(units.partnerRequests.value, usageOf('POST /v1/purchase-codes')),
    {
      alarm: standing.alarms.value,
      compositeAlarm: standing.compositeAlarms.value,
      dashboard: standing.dashboards.value,
      metric: standing.metrics.value,
      key: standing.keys.value,
      secret: standing.secrets.value,
      firewall: standing.firewalls.value,
      firewallRule: standing.firewallRules.value,
      invocation: standing.ticks.value,
      readUnit: standing.ticks.value * standing.tickReads.value,
      queueRequest: standing.queuePolls.value,
      objectStorage: standing.evidenceGigabytes.value,
    },
    functionSeconds((standing.ticks.value * standing.tickMilliseconds.value) / 1_000, units.memoryMiB.value),
    logged(standing.ticks.value),
  );
};

/** What goes to issuers, carriers and post, and not to the service itself. */
interface Apart {
  /** Those who sign in within the month of a wave, by Cognito with codes by mail. */
  readonly identity: Bill;
  readonly recipients: Bill;
}

export interface Costs {
  readonly registering: Bill;
  readonly takingPart: Bill;
  readonly storedYear: Bill;
  readonly selection: Bill;
  /** The whole wave: all take part, the selection, and the recipients up to the last payout; registrations not. */
  readonly wave: Bill;
  /** One who registers, takes part in one wave, and is kept for a year, with a share of the selection. */
  readonly applicant: Bill;
  readonly recipient: Bill;
  readonly idleMonth: Bill;
  readonly apart: Apart;
}

/** What a wave costs, what its people do, and what a month without one does. */
export const costsOf = (plan: WavePlan, registered: number): Costs => {
  const { applicants, places } = plan;
  const part = times(applicants, takingPart());
  const selection = selecting(plan);
  const recipients = times(places, receiving());
  const { recipientMails, recipientMessages, codesASignIn } = units;
  return {
    registering: billOf(registering()),
    takingPart: billOf(takingPart()),
    storedYear: billOf(times(12, storedMonth(1))),
    selection: billOf(selection),
    wave: billOf(part, selection, recipients),
    applicant: billOf(registering(), takingPart(), times(12, storedMonth(1)), times(1 / applicants, selection)),
    recipient: billOf(receiving()),
    idleMonth: billOf(idling(registered)),
    apart: {
      identity: billOf({ signedIn: Math.max(0, applicants - 10_000), mail: applicants * codesASignIn.value }),
      recipients: billOf({ mail: places * recipientMails.value, sms: places * recipientMessages.value }),
    },
  };
};
