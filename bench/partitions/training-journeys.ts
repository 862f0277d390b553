import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { event, read, transacted, transfer, write } from './touch.ts';
import type { Touch } from './model.ts';
import { move } from './person-journeys.ts';
import * as people from './people.ts';

/** What purchases, completions and payouts touch, as {@link register} and the others do for people. */

/** A code for a purchase: the course is read, the request is counted, the code and its event are written. */
export const requestCode = (number: number): Touch[] => {
  const id = people.applicant(number);
  const course = people.course(number);
  return [
    read(keys.course(course), 2),
    read(keys.offering(course, 1, people.platform)),
    read(keys.schedule(course, people.schedule(number))),
    read(keys.codeRequests(people.cardNumber(number))),
    read(keys.card(people.cardNumber(number))),
    read(keys.award(id, people.wave)),
    write(keys.codeRequests(people.cardNumber(number))),
    transacted(keys.purchaseCode(id)),
    ...event(keys.codeEvent(id, people.nonce('code', number), 'purchase-code.requested.v1'), id),
  ];
};

/** `purchaseTable.place`, first purchases of courses at set times: the costliest. */
export const placeOrder = (number: number): Touch[] => {
  const id = people.applicant(number);
  const order = people.order(number);
  const course = people.course(number);
  return [
    read(keys.course(course), 2),
    read(keys.offering(course, 1, people.platform)),
    read(keys.schedule(course, people.schedule(number))),
    read(keys.seats(people.schedule(number))),
    read(keys.card(people.cardNumber(number))),
    read(keys.award(id, people.wave)),
    read(keys.purchaseCode(id)),
    read(keys.registration(id)),
    read(keys.order(order)),
    write(keys.purchaseCode(id)),
    transacted(keys.award(id, people.wave)),
    transacted(keys.order(order), 2),
    transacted(keys.redeemCode(people.redeemCode(number))),
    transacted(keys.ownOrder(id, '', order)),
    ...transfer(moneyKeys.transfer(id, `purchase-${order}`), number),
    ...event(keys.orderEvent(order, 1, 'order.placed.v1'), order),
    transacted(keys.purchaseCode(id)),
    transacted(keys.seat(people.schedule(number), number % 100)),
    ...move('bought', order, number),
  ];
};

export const ownOrders = (number: number): Touch[] => {
  const id = people.applicant(number);
  return [
    read(keys.ownOrders(id)),
    read(keys.order(people.order(number)), 2),
    read(keys.awards(id)),
    read(keys.schedule(people.course(number), people.schedule(number))),
  ];
};

/** One search in ten is one that no edge has kept: everything there is, which is the hottest place of the catalogue. */
export const searchCourses = (number: number): Touch[] =>
  number % 10 === 0
    ? [
        read(keys.catalogueEntries({ by: 'facet', province: 'ANY', mode: 'ANY' }, 0, 0), 36),
        ...Array.from({ length: 20 }, (_, place) => read(keys.course(people.course(number + place)), 2)),
      ]
    : [];

/** One call of a thousand notices: the calling machine's line, and that of the call. */
export const tellOfCompletions = (call: number): Touch[] => [
  read(keys.completionBatch(people.nonce('call', call))),
  write(keys.completionBatch(people.nonce('call', call))),
];

/** The most that an institution tells of in one call. */
const noticesACall = 1_000;

/**
 * A notice of completion, as it is settled with nine others: the outcome under its call, purchase, certificate, event and
 * count. Notices come in the order in which they were told of, one call after another: the worst case.
 */
export const settleNotice = (number: number): Touch[] => {
  const order = people.order(number);
  const [call, position] = [Math.floor(number / noticesACall), number % noticesACall];
  return [
    read(keys.redeemCode(people.redeemCode(number))),
    read(keys.registration(people.applicant(number))),
    read(keys.dossier(order), 8),
    transacted(keys.completion(people.nonce('call', call), position)),
    transacted(keys.order(order), 2),
    transacted(keys.certificate(people.certificate(number))),
    ...event(keys.orderEvent(order, 3, 'training.completed.v1'), order),
    ...move('completed', order, number),
  ];
};

/** A payout from the envelope to the bank's first answer: blocked, told, taken; each moves it among those under way. */
export const shipPayout = (number: number): Touch[] => {
  const id = people.applicant(number);
  const payout = people.payout(number);
  const waiting = moneyKeys.waitingPayout('', payout);
  return [
    ...Array.from({ length: 3 }, () => read(moneyKeys.payout(payout))),
    read(moneyKeys.payoutAccount(id)),
    read(moneyKeys.payoutAccountVersion(id, 1)),
    read(keys.registration(id)),
    read(keys.award(id, people.wave)),
    transacted(moneyKeys.payout(payout)),
    transacted(waiting),
    ...transfer(moneyKeys.transfer(id, `block-${payout}`), number),
    transacted(moneyKeys.balance(id, 'incentive', people.wave)),
    transacted(moneyKeys.payout(payout)),
    transacted(waiting),
    transacted(waiting),
    transacted(keys.award(id, people.wave)),
    transacted(moneyKeys.payout(payout)),
    transacted(waiting),
    transacted(waiting),
  ];
};

/** A bank's callback, which ends a payout. */
export const callBack = (number: number): Touch[] => {
  const id = people.applicant(number);
  const payout = people.payout(number);
  return [
    write(moneyKeys.callbackNonce(people.nonce('callback', number))),
    read(moneyKeys.payout(payout)),
    transacted(moneyKeys.payout(payout)),
    transacted(moneyKeys.waitingPayout('', payout)),
    ...transfer(moneyKeys.transfer(id, `paid-${payout}`), number),
    ...event(moneyKeys.payoutEvent(payout, 5, 'payout.settled.v1'), payout),
    ...move('paid', payout, number),
  ];
};
