import './environment.ts';
import { changeContacts } from '../../functions/contacts/change-contacts.ts';
import { confirmContacts } from '../../functions/contacts/confirm-contacts.ts';
import { getContacts } from '../../functions/contacts/get-contacts.ts';
import { objectToContacts } from '../../functions/contacts/object-to-contacts.ts';
import type { ApplicantId } from '../../events/event.ts';
import { routed } from '../../shared/queue/router.ts';
import type { Table } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { watching } from '../../shared/risks/watching.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { testKeys } from './keys.ts';
import { keepingGateway, noticeSender } from './notices.ts';
import { delivery } from './queue-event.ts';

/** The morning, in WIB, on which contacts are changed in tests, and so many hours later. */
export const changeDay = new Date('2023-02-22T03:00:00.000Z');
export const hoursOn = (hours: number): Date => new Date(changeDay.getTime() + hours * 3_600_000);

interface Somebody {
  readonly subject: string;
  readonly applicantId: ApplicantId;
}

/** What people do about their phone and e-mail, through the functions that serve them, and the messages that went out. */
export const contactDesk = (table: Table) => {
  const gateway = keepingGateway();
  const contacts = contactTable(table);
  const partsOn = (on: Table) => ({
    contacts: contactTable(on),
    registrations: registrationTable(on),
    keys: testKeys(),
    watch: watching({
      contacts: contactTable(on),
      signals: signalTable(on),
      risks: riskTable(on),
      keys: testKeys(),
    }),
  });
  const request = ({ subject }: Somebody, at: Date) => ({
    claims: { sub: subject, scope: 'citizen/self' },
    headers: { 'accept-language': 'en' },
    at,
  });
  /** The messages that went out since the last time. */
  const deliver = async ({ applicantId }: Somebody, at: Date) => {
    const before = gateway.outbox.length;
    const items = await queryAll(table, { pk: `APPLICANT#${applicantId}` });
    const told = ['contact', 'purchase-code.', 'payout-account.'];
    const events = items.filter(({ event }) => told.some((prefix) => String(event).startsWith(prefix)));
    const sender = noticeSender(table, { messages: gateway, now: () => at });
    for (const event of events) {
      const { queue, messages } = routed(event);
      if (queue !== 'Notices') continue;
      for (const { body } of messages) {
        if ((await delivery(sender, body)).length > 0) throw new Error('A notice was not sent.');
      }
    }
    return gateway.outbox.slice(before);
  };
  return {
    contacts,
    deliver,
    look: (person: Somebody, at = changeDay): Promise<HttpAnswer> =>
      call(getContacts(partsOn(table)), { ...request(person, at), method: 'GET' }),
    change: (person: Somebody, wanted: unknown, at = changeDay, on = table): Promise<HttpAnswer> =>
      call(changeContacts(partsOn(on)), { ...request(person, at), method: 'PUT', body: JSON.stringify(wanted) }),
    confirm: (person: Somebody, code: string, at = changeDay, on = table): Promise<HttpAnswer> =>
      call(confirmContacts(partsOn(on)), { ...request(person, at), body: JSON.stringify({ code }) }),
    object: (person: Somebody, version: number, at = changeDay, on = table): Promise<HttpAnswer> =>
      call(objectToContacts(partsOn(on)), { ...request(person, at), body: JSON.stringify({ version }) }),
    /** The code that was sent last to a phone or address. */
    async codeTo(person: Somebody, to: string, at = changeDay): Promise<string> {
      await deliver(person, at);
      const sent = gateway.outbox.findLast((message) => message.to === to);
      const code = /\b\d{6}\b/.exec(sent?.text ?? '')?.[0];
      if (code === undefined) throw new Error('No code was sent there.');
      return code;
    },
    outbox: gateway.outbox,
  };
};
