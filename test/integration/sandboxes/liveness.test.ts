import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApplicantId } from '../../../events/event.ts';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { failingMark } from '../../../local/sandboxes/liveness.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { livenessPort, type Liveness } from '../../../shared/outside/liveness.ts';
import { picture } from '../../support/attendance.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
let liveness: Liveness;

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: 1 });
  admin = sandboxAdmin(sandboxes.liveness.url);
});
beforeEach(async () => {
  await admin.behave();
  await admin.letFacesPass(true);
  // A port of its own for each test: none finds a circuit that another one opened.
  const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
  liveness = livenessPort({ url: sandboxes.liveness.url, apiKey, timeoutMilliseconds: 300 });
});
afterAll(() => sandboxes.stop());

const subject = ApplicantId.parse('a'.repeat(32));

test('a face passes, unless the service is told otherwise or the picture bears the mark', async () => {
  const usual = await liveness.check({ subject, sample: picture() });
  const marked = await liveness.check({ subject, sample: picture(`wajah ${failingMark}`) });
  await admin.letFacesPass(false);
  const told = await liveness.check({ subject, sample: picture() });

  expect([usual, marked, told].map(({ passed }) => passed)).toEqual([true, false, false]);
});

test.each([{ down: true }, { hang: true }, { faultRate: 1 }, { wrongRate: 1 }])(
  'a service that misbehaves as %j decides nothing, and says when to ask again',
  async (behaviour) => {
    await admin.behave(behaviour);

    const asking = liveness.check({ subject, sample: picture() });

    await expect(asking).rejects.toMatchObject({ name: 'OutsideUnavailable', service: 'liveness' });
    await asking.catch((error: unknown) => {
      expect(String(error)).not.toContain(picture());
    });
  },
);

test('a service that fails every now and then is asked again', async () => {
  await admin.behave({ faultRate: 0.3 });

  const checks = await Promise.allSettled(
    Array.from({ length: 10 }, () => liveness.check({ subject, sample: picture() })),
  );

  expect(checks.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(5);
});
