import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { chanceOf, pick } from '../../local/sandboxes/chance.ts';
import { fanOutUnit } from '../../shared/domain/selection.ts';
import { citizen, codeOf, operator, outside } from '../support/api.ts';
import { eventually, forAll } from '../support/eventually.ts';
import { crowdedRegencies, listedOfEach, ordinaryPeople, troubledPeople } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { evidenceOf, itemsOf, itemsUnder, objectsOf, sendMessages } from '../support/traces.ts';

const waveId = '2023-48';
const regencies = crowdedRegencies.slice(0, 4);
const quota = Object.fromEntries(regencies.map((code) => [code, 4]));
const people = [...ordinaryPeople(regencies, 40), ...troubledPeople('disabled', regencies, 5)];

const workers = ['verify-registration', 'settle-standing', 'apply-list-lines', 'route-events', 'run-selection-step'];
const queues = ['Verification', 'Standing', 'Lists', 'Selection', 'Notices'];

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    beacon: { periodSeconds: 1 },
    listedPeople: listedOfEach,
    // What a killed worker had in its hands comes back soon.
    longestVisibilitySeconds: 3,
  });
});
afterAll(() => stack.stop());

const Joined = z.object({ ticket: z.string() });

/** Does harm again and again, by turns, until it is told to stop. */
const mischief = (seed: number) => {
  const chance = chanceOf(seed);
  const done = { killed: 0, copies: 0, paused: 0 };
  let turn = 0;
  let paused: string | undefined;
  const one = async (): Promise<void> => {
    turn += 1;
    if (paused !== undefined) stack.resumeSource(paused);
    paused = undefined;
    const worker = pick(workers, chance(turn, 1));
    const kind = chance(turn, 2);
    if (kind < 0.6) {
      done.killed += await stack.kill(worker);
    } else if (kind < 0.8) {
      await stack.pauseSource(worker);
      paused = worker;
      done.paused += 1;
    } else {
      done.copies += await copySteps();
    }
  };
  /** Puts copies of messages on the queue of the selection: of a whole stage, and of single units of it. */
  const copySteps = async (): Promise<number> => {
    const stages = itemsUnder(await itemsOf(stack), `SELECTION#${waveId}`);
    const units = stages.flatMap(({ pk, sk }) => {
      const [, , stage] = String(pk).split('#');
      const unit = /^UNIT#(.*)$/.exec(String(sk))?.[1];
      return stage === undefined || unit === undefined ? [] : [{ waveId, stage, unit }];
    });
    const started = stages.flatMap(({ sk }) => {
      const stage = /^STAGE#(.*)$/.exec(String(sk))?.[1];
      return stage === undefined ? [] : [{ waveId, stage, unit: fanOutUnit }];
    });
    const copies = [...started.slice(-2), ...units.filter((_, place) => chance(turn, 3, place) < 0.2)].slice(0, 10);
    if (copies.length > 0) await sendMessages(stack, 'Selection', copies);
    return copies.length;
  };
  return {
    done,
    one,
    /** Whoever looks after the dead letters puts them back. */
    end: async (): Promise<void> => {
      if (paused !== undefined) stack.resumeSource(paused);
      for (const queue of queues) await stack.redrive(queue);
    },
  };
};

test('workers that are killed again and again, and messages that come twice, change nothing of a wave', async () => {
  const staff = operator(stack);
  const harm = mischief(7);

  /** Asks until there is an answer, and does harm before each time of asking. */
  const underHarm = <Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> =>
    eventually(
      what,
      async () => {
        await harm.one();
        return ask();
      },
      { everyMilliseconds: 400 },
    );

  // People register while the lists are taken in, and the workers die.
  for (const source of ['students', 'police', 'disability', 'earlier-recipients'] as const)
    await staff.importList(source);
  await forAll(people, async ({ subject, person }) => {
    expect(await citizen(stack, subject).register(person)).toMatchObject({ status: 202 });
  });
  const waiting = new Set(people);
  await underHarm('all verifications', async () => {
    await forAll([...waiting], async (one) => {
      const { body } = await citizen(stack, one.subject).registration();
      if (z.object({ status: z.literal('verifying') }).safeParse(body).success) return;
      waiting.delete(one);
    });
    if (waiting.size === 0) return true;
    for (const queue of queues) await stack.redrive(queue);
    return undefined;
  });

  // They join; the wave closes and is selected, and the workers die.
  await staff.createWave({ waveId, closesIn: 8, cutoffAfter: 1, reservePercent: 25, quota });
  const tickets = new Map<string, string>();
  await forAll(people, async ({ subject }) => {
    const reply = await citizen(stack, subject).join(waveId);
    if (codeOf(reply) !== 'not-eligible') tickets.set(subject, Joined.parse(reply.body).ticket);
  });
  await underHarm('the end of the selection', async () => {
    const state = (await staff.stages(waveId)).get('notify');
    if (state === 'done') return true;
    for (const queue of queues) await stack.redrive(queue);
    return undefined;
  });
  await harm.end();

  // Nobody was lost, and nothing was given twice.
  const evidence = await evidenceOf(stack, waveId);
  expect(evidence.report).toMatchObject({ ok: true });
  expect(evidence.listed.map(({ ticket }) => ticket).sort()).toEqual([...tickets.values()].sort());
  const items = await itemsOf(stack);
  const awards = itemsUnder(items, 'APPLICANT#', `AWARD#${waveId}`);
  expect(awards.map(({ ticket }) => ticket).sort()).toEqual([...evidence.winners].sort());
  expect(evidence.winners.size).toBe(evidence.report.summary?.winners);
  expect(
    itemsUnder(items, 'CARD#')
      .map(({ pk }) => pk)
      .sort(),
  ).toEqual(awards.map(({ cardNumber }) => `CARD#${String(cardNumber)}`).sort());

  // Every recipient is told once over each channel; nothing is left over anywhere.
  const { messages } = outside(stack);
  const sent = await eventually('the notices', async () => {
    const found = await messages.messages();
    return found.length >= 2 * awards.length ? found : undefined;
  });
  expect(sent).toHaveLength(2 * awards.length);
  expect(new Set(sent.map(({ channel, to }) => `${channel} ${to}`)).size).toBe(sent.length);
  await eventually('the end of all work', async () => {
    for (const queue of queues) await stack.redrive(queue);
    const depths = queues.map((queue) => stack.queueDepth(queue));
    const isOver = depths.every(({ ready, delayed, inFlight, dead }) => ready + delayed + inFlight + dead === 0);
    return (isOver && itemsUnder(await itemsOf(stack), 'WORK#').length === 0) || undefined;
  });
  expect([...(await objectsOf(stack, 'FailedEvents')).keys()]).toEqual([]);
  expect(harm.done.killed).toBeGreaterThan(5);
  expect(harm.done.copies).toBeGreaterThan(0);
  expect(harm.done.paused).toBeGreaterThan(0);
});
