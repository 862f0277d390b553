import { expect, test } from 'vitest';
import { WaveId } from '../../../events/event.ts';
import type { Award } from '../../../shared/domain/award.ts';
import type { Registration } from '../../../shared/domain/registration.ts';
import { cardOf, registrationView } from '../../../shared/domain/registration-view.ts';
import { aRegistration } from '../../support/registrations.ts';

const waveId = WaveId.parse('2023-48');
const statuses = ['verifying', 'verified', 'refused', 'disputed'] as const satisfies readonly Registration['status'][];

/** What somebody reads by what their registration is, without a card and with one in each state. */
const told: Record<
  Registration['status'],
  Record<Award['state'] | 'none', ReturnType<typeof registrationView>['status']>
> = {
  verifying: { none: 'verifying', active: 'verifying', held: 'verifying', stopped: 'verifying', ended: 'verifying' },
  verified: { none: 'verified', active: 'recipient', held: 'recipient', stopped: 'verified', ended: 'verified' },
  refused: { none: 'refused', active: 'recipient', held: 'recipient', stopped: 'refused', ended: 'refused' },
  disputed: { none: 'verifying', active: 'verifying', held: 'verifying', stopped: 'verifying', ended: 'verifying' },
};

test.each(statuses)('whose registration is %s is told so, unless they have a card that was not stopped', (status) => {
  const registration = { ...aRegistration(), status };
  const seen = (cards: Parameters<typeof cardOf>[0]) =>
    registrationView(registration, { nik: '3201010105950001', card: cardOf(cards), language: 'id' });

  for (const state of ['active', 'held', 'stopped', 'ended'] as const) {
    const { status: read, card } = seen([{ waveId, state }]);
    expect([state, read, card]).toEqual([
      state,
      told[status][state],
      state === 'ended' ? undefined : { waveId, state },
    ]);
  }
  expect(seen([])).toMatchObject({ status: told[status].none });
});
