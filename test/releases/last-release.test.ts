import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { routes } from '../../events/routes.ts';
import type { Invocation, LocalStack } from '../../local/stack/stack.ts';
import { citizen, codeOf, operator, outside, send } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { bundles } from '../support/kept-assemblies.ts';
import { hasLastRelease, lastBundles, releasedCode, type LastBundles } from '../support/last-release.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { evidenceOf } from '../support/traces.ts';

const waveId = '2023-48';

/** The functions that read and write what a person leaves behind on the way to a card. */
const files = [
  'registrations/submit-registration',
  'registrations/get-registration',
  'registrations/correct-registration',
  'registrations/verify-registration',
  'registrations/settle-standing',
  'waves/list-waves',
  'waves/get-wave',
  'waves/tick-waves',
  'enrollments/join-wave',
  'enrollments/leave-wave',
  'enrollments/get-enrollment',
  'enrollments/give-up-award',
  'selection/run-selection-step',
  'selection/get-selection',
  'notices/send-notice',
  'events/route-events',
] as const;
type File = (typeof files)[number];

const isThere = hasLastRelease();
if (!isThere)
  console.log(
    `Skipped: the code of release ${releasedCode.version} (${releasedCode.commit}) is not in this checkout, which is shallow: git fetch --unshallow.`,
  );

const Answer = z.object({ statusCode: z.number(), body: z.string().default('null') });
const Batch = z.object({ batchItemFailures: z.array(z.unknown()).min(1) });

/** What no function may do while two releases run side by side: fail, answer with a 5xx, or give a message back. */
const troubleIn = ({ functionName, result }: Invocation): string[] => {
  if (!result.ok) return [`${functionName} failed: ${result.error.errorType}`];
  const answer: unknown = JSON.parse(result.answer);
  const { data } = Answer.safeParse(answer);
  if (data !== undefined && data.statusCode >= 500) {
    const code = codeOf({ body: JSON.parse(data.body) as unknown });
    // Transactions overlap: who is told so comes again.
    return code === 'busy-try-again' ? [] : [`${functionName} answered ${data.statusCode} ${code}`];
  }
  return Batch.safeParse(answer).success ? [`${functionName} gave messages back`] : [];
};

let stack: LocalStack;
let last: LastBundles;
const troubles: string[] = [];
beforeAll(async () => {
  if (!isThere) return;
  last = await lastBundles(files);
  stack = await startTestStack({
    seed: seedOfTests,
    beacon: { periodSeconds: 1 },
    // What old code answers is told by its own document.
    documented: false,
    onInvocation: (invocation) => {
      troubles.push(...troubleIn(invocation));
    },
  });
});
afterAll(async () => {
  if (!isThere) return;
  await stack.stop();
  last.remove();
});

const nameOf = (file: File): string => file.slice(file.indexOf('/') + 1);

/** From now on these functions are those of the last release. */
const goBack = async (...which: readonly File[]): Promise<void> => {
  for (const file of which) await stack.renew(nameOf(file), () => Promise.resolve(last.of(file)));
};

/** From now on these functions are the present ones. */
const goOn = async (...which: readonly File[]): Promise<void> => {
  const present = await bundles();
  for (const file of which)
    await stack.renew(nameOf(file), () => Promise.resolve(join(present.get(file) ?? '', 'index.js')));
};

const Seen = z.object({ ticket: z.string(), status: z.string() });
const Result = z.object({
  ticket: z.string(),
  outcome: z.string(),
  award: z.object({ state: z.string(), balance: z.number(), cardNumber: z.string() }),
});

test.skipIf(!isThere)(
  'what one release writes the other reads and goes on with, from the registration to the card',
  async () => {
    const [budi, siti, wati] = [citizen(stack, 'budi'), citizen(stack, 'siti'), citizen(stack, 'wati')];
    const [ofBudi, ofSiti, ofWati] = [somebody(0), somebody(1), somebody(2)];
    const education = ofSiti.application.education === 'bachelor' ? 'diploma' : 'bachelor';
    const staff = operator(stack);
    const tickets = new Map<typeof budi, string>();
    const joins = async (one: typeof budi, status = 201): Promise<void> => {
      const reply = await one.join(waveId);
      expect(reply.status, reply.text).toBe(status);
      const { ticket } = z.object({ ticket: z.string() }).parse(reply.body);
      expect(ticket).toBe(tickets.get(one) ?? ticket);
      tickets.set(one, ticket);
    };
    /** Who is in sees the same ticket, whichever code answers. */
    const isIn = async (one: typeof budi): Promise<void> => {
      expect(Seen.parse((await one.look(waveId)).body)).toEqual({ ticket: tickets.get(one), status: 'joined' });
    };
    const leaves = async (one: typeof budi): Promise<void> => {
      expect(await one.leave(waveId)).toMatchObject({ status: 200, body: { ticket: tickets.get(one) } });
    };

    // The present code: Budi registers, is verified and joins; of Siti the request alone has been taken.
    expect(await budi.register(ofBudi)).toMatchObject({ status: 202 });
    expect(await budi.decided()).toEqual([]);
    const quota = Object.fromEntries([ofBudi, ofSiti, ofWati].map(({ registered }) => [registered.regency, 3]));
    await staff.createWave({ waveId, closesIn: 60, objectionWindowSeconds: 2, quota });
    await joins(budi);
    await stack.pauseSource('verify-registration');
    expect(await siti.register(ofSiti)).toMatchObject({ status: 202 });

    // The code is put back. The last release reads what stands and what waits, and goes on with both.
    await goBack(...files);
    stack.resumeSource('verify-registration');
    expect((await budi.registration()).body).toMatchObject({ status: 'verified', decision: { outcome: 'eligible' } });
    await isIn(budi);
    await leaves(budi);
    await joins(budi);
    expect((await send(stack, { path: '/v1/waves' })).body).toMatchObject({ waves: [{ waveId, status: 'open' }] });
    expect((await send(stack, { path: `/v1/waves/${waveId}` })).body).toMatchObject({ waveId, status: 'open' });
    expect(await siti.decided()).toEqual([]);
    await joins(siti);
    expect(await siti.correct({ application: { ...ofSiti.application, education } })).toMatchObject({ status: 202 });
    expect(await siti.decided()).toEqual([]);
    await stack.pauseSource('verify-registration');
    expect(await wati.register(ofWati)).toMatchObject({ status: 202 });

    // The present code goes on with all that the last release left: states, and a message on its way.
    await goOn(...files);
    stack.resumeSource('verify-registration');
    expect(await wati.decided()).toEqual([]);
    await joins(wati);
    expect((await siti.registration()).body).toMatchObject({ status: 'verified', decision: { outcome: 'eligible' } });
    await leaves(siti);
    await joins(siti);
    for (const one of [budi, siti, wati]) await isIn(one);

    // The last release closes the wave and commits to its lists; the present one draws; notices are sent by the last one.
    await goBack('waves/tick-waves', 'selection/run-selection-step', 'notices/send-notice', 'events/route-events');
    await staff.reached(waveId, 'seal');
    await goOn('waves/tick-waves', 'selection/run-selection-step');
    await staff.reached(waveId, 'notify', 'done');
    const { report, winners } = await evidenceOf(stack, waveId);
    expect(report).toMatchObject({ ok: true, summary: { applicants: 3, excluded: 0, winners: 3 } });
    expect(winners).toEqual(new Set(tickets.values()));
    await eventually('the notices over both channels', async () => {
      const sent = await outside(stack).messages.messages();
      return sent.length === 6 || undefined;
    });

    // Each release shows the cards of the other: Siti gives hers up through the last one, and the present one knows.
    const resultOf = (one: typeof budi) =>
      eventually('the result', async () => Result.safeParse((await one.look(waveId)).body).data);
    const before = await resultOf(budi);
    expect(before).toMatchObject({ outcome: 'selected', ticket: tickets.get(budi), award: { state: 'active' } });
    await goBack('enrollments/get-enrollment', 'enrollments/give-up-award', 'registrations/settle-standing');
    expect(await resultOf(budi)).toEqual(before);
    expect(await siti.giveUp(waveId)).toMatchObject({ status: 200, body: { award: { state: 'ended' } } });
    await goOn(...files);
    expect(await resultOf(budi)).toEqual(before);
    expect(await resultOf(wati)).toMatchObject({ outcome: 'selected', award: { state: 'active' } });
    expect(await resultOf(siti)).toMatchObject({ ticket: tickets.get(siti), award: { state: 'ended' } });

    // Nothing failed on either side, and nothing was given up.
    expect(troubles).toEqual([]);
    const queues = [...new Set(Object.values(routes).flat())];
    expect(queues.filter((queue) => stack.queueDepth(queue).dead > 0)).toEqual([]);
  },
);
