import '../support/environment.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { getItem } from '../../shared/table/read.ts';
import { accountDesk, bca, bni, hoursLater, third } from '../support/account-desk.ts';
import type { HttpAnswer } from '../support/citizens.ts';
import { testRing } from '../support/keys.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave } from '../support/recipients.ts';
import { givenSignedInRecipient } from '../support/signed-in-recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

// Tests are silent otherwise; what another file has loaded is loaded anew.
const silence = vi.hoisted(() => {
  const before = process.env['POWERTOOLS_LOG_LEVEL'];
  process.env['POWERTOOLS_LOG_LEVEL'] = 'DEBUG';
  vi.resetModules();
  return before;
});

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
});
afterAll(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = silence;
  vi.resetModules();
  return local.stop();
});

const recipient = (number: number) => givenSignedInRecipient(local.table, number);

test('neither items nor answers nor logs tell the number, the NIK, the name or the phone', async () => {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr] as const) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...texts: unknown[]) => void written.push(...texts.map(String)));
  }
  const desk = accountDesk(local.table);
  const [person, other] = [await recipient(1), await recipient(2)];
  const answers: HttpAnswer[] = [];
  try {
    answers.push(
      await desk.link(person, bni),
      await desk.link(other, bni),
      await desk.link(person, bca, { at: hoursLater(1) }),
    );
    answers.push(await desk.link(person, { channel: 'OVO', number: person.identity.phone }, { at: hoursLater(2) }));
    desk.answering(() => Promise.resolve({ outcome: 'fault', fault: 'identity-differs' }));
    answers.push(await desk.link(other, third), await desk.link(other, { ...third, number: '12' }));
    desk.answering(() => Promise.reject(new OutsideUnavailable('bank-bni', 'timeout', 5)));
    answers.push(
      await desk.link(other, third),
      await desk.object(person, 3, { at: hoursLater(3) }),
      await desk.look(person),
    );
    desk.answering(() => Promise.reject(new Error('A fault.')));
    answers.push(await desk.link(other, third));
  } finally {
    vi.restoreAllMocks();
  }

  const claims = await Promise.all(
    [bni, bca]
      .flatMap(({ channel, number }) => keyedHashes(testRing, 'account', `${channel}\0${number}`))
      .map((hash) => getItem(local.table, moneyKeys.payoutAccountClaim(hash))),
  );
  const places = {
    items: JSON.stringify([...(await desk.itemsOf(person)), ...(await desk.itemsOf(other)), ...claims]),
    answers: JSON.stringify(answers),
    logs: written.join('\n'),
  };
  const { nik, name, phone } = person.identity;
  for (const secret of [bni.number, bca.number, third.number, nik, name, phone.slice(3)]) {
    for (const [place, text] of Object.entries(places))
      expect([
        place,
        text.includes(secret),
        text.includes(Buffer.from(secret).toString('base64').slice(0, -3)),
      ]).toEqual([place, false, false]);
  }
  expect(places.logs).toContain('A channel found fault with an account.');
});
