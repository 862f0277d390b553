import { setTimeout as pause } from 'node:timers/promises';
import { isOfTrail } from '../../events/trail.ts';
import { capturedLine } from '../../shared/audit/capture.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { checkLedger } from '../../shared/ledger/check.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { evidenceOf, itemsOf, itemsUnder, objectsOf, type Item } from '../../test/support/traces.ts';
import type { World } from './world.ts';

/** Something that had to hold, how much of it was looked at, and where it did not. */
export interface Finding {
  readonly what: string;
  readonly compared: number;
  readonly violations: readonly string[];
}

/** Compares two lists in which everything must stand exactly once. */
const sameOnce = (what: string, ours: Iterable<string>, theirs: Iterable<string>): Finding => {
  const [left, right] = [[...ours], [...theirs]];
  const [known, found] = [new Set(left), new Set(right)];
  const twice = (list: readonly string[]) => list.filter((one, place) => list.indexOf(one) !== place);
  return {
    what,
    compared: left.length,
    violations: [
      ...left.filter((one) => !found.has(one)).map((one) => `lost: ${one}`),
      ...right.filter((one) => !known.has(one)).map((one) => `nobody knows of: ${one}`),
      ...twice(left).map((one) => `twice with those who keep their own books: ${one}`),
      ...twice(right).map((one) => `twice: ${one}`),
    ],
  };
};

const textIn = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const idOf = (subject: string): string => applicantOf({ sub: subject }) ?? '';

/** Everybody who was told to be in a wave is in its published lists once; who won has one card, and nobody else; no more than there are places. */
const draws = async ({ stack, lives, waves }: World, items: readonly Item[]): Promise<Finding[]> => {
  const found: Finding[] = [];
  for (const waveId of waves) {
    const evidence = await evidenceOf(stack, waveId);
    const { ok, difference } = evidence.report;
    found.push({
      what: `evidence of ${waveId}`,
      compared: 1,
      violations: ok ? [] : [difference ?? 'it does not hold'],
    });
    const told = lives.flatMap((life) => (life.waveId === waveId && life.ticket !== undefined ? [life.ticket] : []));
    const listed = evidence.listed.map(({ ticket }) => ticket);
    found.push(sameOnce(`tickets of ${waveId}`, told, listed));
    const awards = itemsUnder(items, 'APPLICANT#', `AWARD#${waveId}`);
    found.push(
      sameOnce(
        `places of ${waveId}`,
        evidence.winners,
        awards.map((award) => textIn(award, 'ticket')),
      ),
    );
  }
  return found;
};

const people = ({ lives }: World, items: readonly Item[]): Finding[] => {
  const registered = itemsUnder(items, 'APPLICANT#', 'REGISTRATION').map(({ pk }) =>
    String(pk).slice('APPLICANT#'.length),
  );
  const entered = lives.filter(({ ticket }) => ticket !== undefined).map(({ applicant }) => idOf(applicant.subject));
  const lost = entered.filter((id) => !registered.includes(id));
  const awards = itemsUnder(items, 'APPLICANT#', 'AWARD#');
  const cards = itemsUnder(items, 'CARD#', 'CARD').map(({ pk }) => String(pk));
  return [
    { what: 'people', compared: entered.length, violations: lost.map((id) => `lost: ${id}`) },
    sameOnce(
      'cards',
      awards.map((award) => `CARD#${textIn(award, 'cardNumber')}`),
      cards,
    ),
  ];
};

/** What the platform sold and the institution certified, by their own books; and the seats that are taken. */
const partners = ({ lives }: World, items: readonly Item[]): Finding[] => {
  const orders = items.filter(({ pk, sk }) => String(pk).startsWith('ORDER#') && sk === 'ORDER');
  const sold = lives.flatMap(({ reference, orderId }) =>
    orderId === undefined ? [] : [`${reference ?? ''} ${orderId}`],
  );
  const bought = orders.map((order) => `${textIn(order, 'reference')} ${textIn(order, 'orderId')}`);
  const certified = lives.flatMap(({ certificateId }) => certificateId ?? []);
  const certificates = itemsUnder(items, 'CERTIFICATE#').map(({ pk }) => String(pk).slice('CERTIFICATE#'.length));
  const seated = orders
    .filter(
      (order) => order['scheduleId'] !== undefined && !['cancelled', 'refunded'].includes(textIn(order, 'status')),
    )
    .map((order) => textIn(order, 'orderId'));
  const seats = itemsUnder(items, 'SEATS#', 'SEAT#').map((seat) => textIn(seat, 'orderId'));
  return [
    sameOnce('purchases by the platform’s books', sold, bought),
    sameOnce('certificates by the institution’s books', certified, new Set(certificates)),
    sameOnce('seats', seated, seats),
  ];
};

/** Every rupiah: the ledger by itself and with all records, and the bank's own books. */
const money = async ({ stack, lives, admins }: World, items: readonly Item[]): Promise<Finding[]> => {
  const table = tableOf(stack);
  const report = await checkLedger(table, { day: dateInWib(new Date()), pause });
  table.client.destroy();
  const differences = report?.findings.differences ?? [];
  const { sum, count, conflicts } = await admins.bank.books();
  const payments = (await admins.bank.payments()).filter(({ status }) => status === 'paid');
  const payouts = items.filter(({ sk, status }) => sk === 'PAYOUT' && status === 'paid');
  const same = (what: string, ours: number, theirs: number): string[] =>
    ours === theirs ? [] : [`${what}: ${ours} of ours, ${theirs} of the bank's`];
  const due = lives.filter(({ account }) => account !== undefined).length;
  return [
    {
      what: 'transfers of the ledger',
      compared: report?.transfers ?? 0,
      violations: differences.map(
        ({ comparison, of, expected, found }) => `${comparison} ${of}: ${expected}, not ${found}`,
      ),
    },
    sameOnce(
      'payouts by the bank’s books',
      payments.map(({ payoutId, amount }) => `${payoutId} ${amount}`),
      payouts.map((payout) => `${textIn(payout, 'payoutId')} ${textIn(payout, 'amount')}`),
    ),
    {
      what: 'rupiah paid out',
      compared: sum,
      violations: [
        ...same('paid', report?.standing['paid'] ?? 0, sum),
        ...same('payments', payouts.length, count),
        ...(payments.length < due ? [`${due - payments.length} who completed were not paid`] : []),
        ...(conflicts === 0 ? [] : [`${conflicts} instructions contradicted each other`]),
      ],
    },
  ];
};

/** Every recipient is told over each channel, and nobody is told the same thing twice. */
const notices = async ({ lives, admins }: World, items: readonly Item[]): Promise<Finding[]> => {
  const sent = await admins.messages.messages();
  const same = sent.map(({ channel, to, text }) => `${channel} ${to} ${text}`);
  const twice = same.filter((one, place) => same.indexOf(one) !== place);
  const winners = new Set(
    itemsUnder(items, 'APPLICANT#', 'AWARD#').map(({ pk }) => String(pk).slice('APPLICANT#'.length)),
  );
  const untold = lives
    .filter(({ applicant }) => winners.has(idOf(applicant.subject)))
    .flatMap(({ applicant }) => {
      const { phone, email } = applicant.person.application;
      const to = [phone.replace(/^0/, '+62'), email];
      return to.filter((one) => !sent.some((message) => message.to === one && /terpilih/i.test(message.text)));
    });
  return [
    { what: 'messages that went out', compared: sent.length, violations: twice.map(() => 'one was sent twice') },
    { what: 'recipients who are told', compared: winners.size, violations: untold.map(() => 'somebody was not told') },
  ];
};

/** What happened is under lock and key: every event of the table that belongs into the trail, and none that is not there. */
const trail = async ({ stack }: World, items: readonly Item[]): Promise<Finding> => {
  const objects = await objectsOf(stack, 'evidence', 'audit/captured/');
  const captured = new Set(
    [...objects.values()].flatMap((bytes) =>
      bytes
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => {
          const { pk, sk, event } = capturedLine(line).record;
          return `${event} ${pk} ${sk}`;
        }),
    ),
  );
  const events = items.filter(({ event, occurredAt }) => typeof event === 'string' && occurredAt !== undefined);
  const held = events
    .filter(({ event }) => isOfTrail(String(event)))
    .map(({ pk, sk, event }) => `${String(event)} ${String(pk)} ${String(sk)}`);
  return sameOnce('events of the audit trail', held, captured);
};

/** Nothing is left over, and nothing was given up but what was broken when it was sent. */
const leftovers = async (
  { stack }: World,
  items: readonly Item[],
  poisoned: ReadonlyMap<string, number>,
): Promise<Finding> => {
  const failed = [...(await objectsOf(stack, 'FailedEvents')).keys()];
  const queues = [...poisoned].map(([queue, broken]) => ({ queue, broken, ...stack.queueDepth(queue) }));
  return {
    what: 'messages that were given up',
    compared: queues.reduce((sum, { dead }) => sum + dead, 0),
    violations: [
      ...failed.map(() => 'an event of the stream was given up'),
      ...itemsUnder(items, 'WORK#').map(({ pk, sk }) => `a work order is left: ${String(pk)} ${String(sk)}`),
      ...queues.flatMap(({ queue, broken, ready, delayed, inFlight, dead }) => [
        ...(ready + delayed + inFlight > 0 ? [`${queue} is not empty`] : []),
        ...(dead === broken
          ? []
          : [`${queue} has ${dead} dead letters, of which ${broken} were broken when they were sent`]),
      ]),
    ],
  };
};

/** Everything that has to hold when all faults are over. */
export const findingsOf = async (world: World, poisoned: ReadonlyMap<string, number>): Promise<readonly Finding[]> => {
  const items = await itemsOf(world.stack);
  return [
    ...people(world, items),
    ...(await draws(world, items)),
    ...partners(world, items),
    ...(await money(world, items)),
    ...(await notices(world, items)),
    await trail(world, items),
    await leftovers(world, items, poisoned),
  ];
};
