import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxAdmin } from '../../local/sandboxes/admin.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { makeAward } from '../../shared/domain/award.ts';
import { cardNumberOf } from '../../shared/domain/card-number.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { ticketOf } from '../../shared/domain/ticket.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { citizen, codeOf, send, type Reply } from '../support/api.ts';
import { testWaveKeys } from '../support/keys.ts';
import { crowdedRegencies, ordinaryPeople, type Participant } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { announcedWave } from '../support/recipients.ts';
import { startTestStack } from '../support/stack.ts';
import { itemsOf } from '../support/traces.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0 });
});
afterAll(() => stack.stop());

const people = ordinaryPeople(crowdedRegencies, 40).filter(
  ({ person }) => person.application.employment !== 'not-seeking-work' && person.registered.name.length > 9,
);

/** Registers somebody, and gives them the card of a wave. */
const recipient = async (place: number): Promise<Participant> => {
  const participant = people[place];
  const applicantId = applicantOf({ sub: participant?.subject });
  if (participant === undefined || applicantId === undefined) throw new Error('There is nobody.');
  const { person, subject } = participant;
  const phone = citizen(stack, subject);
  expect((await phone.register(person)).status).toBe(202);
  expect(await phone.decided()).toEqual([]);
  const { waveId, scheme, ruleVersion } = announcedWave;
  const ticket = ticketOf(testWaveKeys, person.registered.nik);
  const at = new Date().toISOString();
  const award = makeAward(
    { applicantId, ticket, regency: person.registered.regency, rank: 1 },
    {
      wave: announcedWave,
      rules: ruleSetOf(scheme, ruleVersion),
      announcedAt: at,
      cardNumber: cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 }),
      found: {
        isDisputed: false,
        isIdentityChanged: false,
        householdRecipientsElsewhere: 0,
        householdWinnersBefore: 0,
        isRecipientElsewhere: false,
      },
    },
  );
  const table = tableOf(stack);
  expect(await awardTable(table).make(award, { registrationVersion: 1, at, others: () => [] })).toBe('made');
  table.client.destroy();
  return participant;
};

test('a recipient links an account early, is told what is wrong with one, changes it and takes the change back', async () => {
  const [one, other] = [await recipient(0), await recipient(1)];
  const { sandboxes } = stack;
  if (sandboxes === undefined) throw new Error('The stack was started without the outside world.');
  const bank = sandboxAdmin(sandboxes.bank.url);
  const ask = async ({ subject }: Participant, method: string, path = '', body?: unknown): Promise<Reply> =>
    send(stack, {
      method,
      path: `/v1/registrations/me/payout-account${path}`,
      token: await stack.tokenFor({ pool: 'Citizens', sub: subject }),
      ...(body === undefined ? {} : { body }),
    });
  const link = (participant: Participant, channel: string, number: string) =>
    ask(participant, 'PUT', '', { channel, number });
  const { application, registered } = one.person;

  const none = await ask(one, 'GET');
  const inactive = await link(one, 'BNI', '1234999902');
  const wallet = await link(one, 'GOPAY', application.phone);
  await bank.behave({ down: true });
  const down = await link(one, 'BCA', '8765432109');
  await bank.behave();
  // The circuit of the channel that was down stays open for a while; another channel has one of its own.
  const changed = await link(one, 'BNI', '8765432109');
  const taken = await link(other, 'BNI', '8765-432-109');
  const objected = await ask(one, 'POST', '/objection', { version: 2 });
  const seen = await ask(one, 'GET');

  expect([none.status, codeOf(none)]).toEqual([404, 'payout-account-missing']);
  expect([inactive.status, codeOf(inactive)]).toEqual([422, 'payout-account-inactive']);
  expect(wallet, wallet.text).toMatchObject({ status: 201, body: { version: 1, channel: 'GOPAY', status: 'usable' } });
  expect([down.status, codeOf(down)]).toEqual([503, 'payout-channel-unavailable']);
  expect(Number(down.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(changed, changed.text).toMatchObject({
    status: 201,
    body: { version: 2, status: 'cooling', paidTo: { version: 1 } },
  });
  expect([taken.status, codeOf(taken)]).toEqual([409, 'payout-account-taken']);
  expect(objected, objected.text).toMatchObject({ status: 200, body: { version: 1, status: 'usable' } });
  expect(seen.body).toMatchObject({
    paidTo: { version: 1, channel: 'GOPAY' },
    history: [{ version: 2 }, { version: 1 }],
  });

  const places = {
    items: JSON.stringify(await itemsOf(stack), (_, member: unknown) => (member instanceof Set ? [...member] : member)),
    logs: readdirSync(stack.logsDir)
      .map((name) => readFileSync(join(stack.logsDir, name), 'utf8'))
      .join('\n'),
  };
  expect(places.items).toContain('payout-account.undone.v1');
  expect(places.logs).toContain('A channel found fault with an account.');
  const secrets = ['8765432109', '1234999902', application.phone.slice(1), registered.nik, registered.name];
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) expect([place, text.includes(secret)]).toEqual([place, false]);
  }
});
