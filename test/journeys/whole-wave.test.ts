import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { kinds } from '../../local/sandboxes/people.ts';
import { citizen, codeOf, operator, outside } from '../support/api.ts';
import { eventually, forAll } from '../support/eventually.ts';
import {
  crowdedRegencies,
  familiesOfThree,
  findingAgainst,
  listedOfEach,
  ordinaryPeople,
  troubledPeople,
  type Participant,
} from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { evidenceOf, itemsOf, itemsUnder, type Item, type WaveEvidence } from '../support/traces.ts';

const [firstWave, secondWave] = ['2023-48', '2023-49'] as const;

const Joined = z.object({ ticket: z.string() });
const Award = z.object({ ticket: z.string(), cardNumber: z.string(), state: z.enum(['active', 'held']) });
const Outcome = z.object({ outcome: z.string(), reason: z.object({ code: z.string() }).optional() });

/** Two families of three: of the first all join the first wave, of the second one does, and the others the second. */
const families = familiesOfThree(crowdedRegencies);
const [together, apart] = families;
if (together === undefined || apart === undefined) throw new Error('There are no two families of three.');
const regencyOf = ({ person }: Participant): string => person.registered.regency;

const troubled = kinds.flatMap((kind) =>
  kind === 'ordinary' || kind === 'thirdOfHousehold' ? [] : troubledPeople(kind, crowdedRegencies, 3),
);
const ordinary = ordinaryPeople(crowdedRegencies, 100);
const everybody = [...together, ...apart, ...troubled, ...ordinary];
/** Every third of the others registers and joins while the registry is dead. */
const isEarly = (_: Participant, place: number): boolean => place % 3 === 2;
const others = [...troubled, ...ordinary];
const early = others.filter(isEarly);
const onTime = [...together, ...apart, ...others.filter((one, place) => !isEarly(one, place))];

/** Two places in most regencies; enough for everybody where a family is to be drawn for certain. */
const quota = Object.fromEntries(
  crowdedRegencies.map((code) => {
    const isAmple = [together, apart].some(([member]) => regencyOf(member) === code);
    return [code, isAmple ? everybody.filter((one) => regencyOf(one) === code).length : 2];
  }),
);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, beacon: { periodSeconds: 1 }, listedPeople: listedOfEach });
});
afterAll(() => stack.stop());

const as = ({ subject }: Participant) => citizen(stack, subject);

/** The tickets of those who joined a wave, by person. */
type Tickets = Map<Participant, string>;

const joinInto = async (tickets: Tickets, waveId: string, one: Participant): Promise<string | undefined> => {
  const reply = await as(one).join(waveId);
  const { data } = Joined.safeParse(reply.body);
  if (data !== undefined) tickets.set(one, data.ticket);
  return codeOf(reply);
};

const awardsOf = (items: readonly Item[], waveId: string) =>
  itemsUnder(items, 'APPLICANT#', `AWARD#${waveId}`).map((item) => Award.parse(item));

/** What holds of every wave, whatever happens in it. */
const expectWhole = (waveId: string, tickets: Tickets, evidence: WaveEvidence, items: readonly Item[]): void => {
  const { report, listed, winners, struck } = evidence;
  expect(report).toMatchObject({ ok: true });
  expect(listed.map(({ ticket }) => ticket).sort()).toEqual([...tickets.values()].sort());
  const awards = awardsOf(items, waveId);
  expect(awards.map(({ ticket }) => ticket).sort()).toEqual([...winners].sort());
  const cards = itemsUnder(items, 'CARD#').filter((card) => card['waveId'] === waveId);
  expect(cards.map(({ pk }) => pk).sort()).toEqual(awards.map(({ cardNumber }) => `CARD#${cardNumber}`).sort());
  expect([...struck].filter((ticket) => winners.has(ticket))).toEqual([]);
  const places = Object.values(quota).reduce((sum, more) => sum + more, 0);
  expect(winners.size).toBeLessThanOrEqual(places);
};

const winnersAmong = (tickets: Tickets, { winners }: WaveEvidence): Participant[] =>
  [...tickets].flatMap(([one, ticket]) => (winners.has(ticket) ? [one] : []));

test('two waves with every trouble: nobody is lost, nobody gets anything twice, and no family card more than two', async () => {
  const staff = operator(stack);
  const { registry, lists, messages } = outside(stack);
  await staff.importLists();

  // People register, and each learns what stands against them.
  await forAll(onTime, async (one) => {
    expect(await as(one).register(one.person)).toMatchObject({ status: 202 });
  });
  const disputed = ordinary.filter((one) => onTime.includes(one)).slice(0, 2);
  for (const { person, subject } of disputed) {
    expect(await citizen(stack, `${subject}-again`).register(person)).toMatchObject({ status: 202 });
  }
  const verified = new Set<Participant>();
  await forAll(onTime, async (one) => {
    const found = await as(one).decided();
    const expected = findingAgainst[one.person.kind];
    // Anybody may neither work nor look for work.
    if (expected === undefined) expect(['', 'target-group-not-met']).toContain(found.join(' '));
    else expect(found).toContain(expected);
    if (found.length === 0) verified.add(one);
  });

  // The first wave opens; the registry is dead for a while, and people register and join all the same.
  const tickets: Tickets = new Map();
  await registry.behave({ down: true });
  await staff.createWave({
    waveId: firstWave,
    closesIn: 25,
    cutoffAfter: 12,
    objectionWindowSeconds: 12,
    reservePercent: 20,
    quota,
  });
  await forAll(early, async (one) => {
    expect(await as(one).register(one.person)).toMatchObject({ status: 202 });
    expect(await joinInto(tickets, firstWave, one)).toBeUndefined();
  });
  await registry.behave();
  const inFirst = [...verified].filter((one) => one !== apart[1] && one !== apart[2]);
  await forAll(inFirst, async (one) => {
    expect(await joinInto(tickets, firstWave, one)).toBeUndefined();
  });
  const [refused] = onTime.filter((one) => findingAgainst[one.person.kind] !== undefined);
  if (refused !== undefined) expect(codeOf(await as(refused).join(firstWave))).toBe('not-eligible');
  const leavers = inFirst.filter((one) => ordinary.includes(one) && !disputed.includes(one)).slice(0, 4);
  await forAll(leavers, async (one) => {
    expect(await as(one).leave(firstWave)).toMatchObject({ status: 200 });
  });

  // Between the commitment and the seal the police names three who take part.
  await staff.reached(firstWave, 'seal');
  const reported = inFirst.filter((one) => ordinary.includes(one) && !leavers.includes(one)).slice(-3);
  await lists.publish('police', { added: reported.map(({ person }) => ({ nik: person.registered.nik })) });
  await staff.importList('police');

  // The second wave opens before the result of the first is known, and closes after it.
  const ticketsOfSecond: Tickets = new Map();
  await staff.createWave({ waveId: secondWave, closesIn: 35, cutoffAfter: 4, quota });
  const inBoth = [...inFirst].filter((one) => !reported.includes(one) && !disputed.includes(one));
  await forAll([...inBoth, apart[1], apart[2]], async (one) => {
    expect(await joinInto(ticketsOfSecond, secondWave, one)).toBeUndefined();
  });

  // The result of the first wave.
  await staff.reached(firstWave, 'notify', 'done');
  const first = await evidenceOf(stack, firstWave);
  const items = await itemsOf(stack);
  expectWhole(firstWave, tickets, first, items);
  for (const one of leavers) {
    expect(first.listed.find(({ ticket }) => ticket === tickets.get(one))).toMatchObject({ list: 'excluded' });
  }
  expect(first.struck).toEqual(new Set(reported.map((one) => tickets.get(one))));
  for (const one of reported) {
    const { body } = await eventually('the result of who was struck', async () => {
      const reply = await as(one).look(firstWave);
      return Outcome.safeParse(reply.body).success ? reply : undefined;
    });
    expect(Outcome.parse(body)).toMatchObject({ outcome: 'struck', reason: { code: 'police' } });
  }
  const winnersOfFirst = winnersAmong(tickets, first);
  expect(winnersOfFirst.filter((one) => together.includes(one))).toHaveLength(2);
  expect(winnersOfFirst).toContain(apart[0]);
  // A recipient whom the first wave made has no second chance, and neither has the third of a family.
  for (const one of disputed) {
    const award = awardsOf(items, firstWave).find(({ ticket }) => ticket === tickets.get(one));
    if (award !== undefined) expect(award.state).toBe('held');
  }

  // The result of the second wave.
  await staff.reached(secondWave, 'notify', 'done');
  const second = await evidenceOf(stack, secondWave);
  const itemsAfter = await itemsOf(stack);
  expectWhole(secondWave, ticketsOfSecond, second, itemsAfter);
  const winnersOfSecond = winnersAmong(ticketsOfSecond, second);
  expect(winnersOfSecond.filter((one) => winnersOfFirst.includes(one))).toEqual([]);
  expect(winnersOfSecond.filter((one) => together.includes(one))).toEqual([]);
  expect(winnersOfSecond.filter((one) => apart.includes(one))).toHaveLength(1);
  const lineOf = (one: Participant) => second.listed.find(({ ticket }) => ticket === ticketsOfSecond.get(one))?.line;
  for (const one of winnersOfFirst.filter((winner) => ticketsOfSecond.has(winner))) {
    expect(lineOf(one)).toContain(',earlier-recipient,');
  }

  // No family card has more than two recipients, over both waves.
  const families = Map.groupBy([...winnersOfFirst, ...winnersOfSecond], ({ person }) => person.registered.kk);
  expect([...families.values()].filter((members) => members.length > 2)).toEqual([]);

  // Each recipient is told once over each channel, and nothing is given up.
  const active = [...awardsOf(itemsAfter, firstWave), ...awardsOf(itemsAfter, secondWave)].filter(
    ({ state }) => state === 'active',
  );
  const sent = await eventually('the notices', async () => {
    const found = await messages.messages();
    return found.length >= 2 * active.length ? found : undefined;
  });
  expect(sent).toHaveLength(2 * active.length);
  for (const queue of ['Verification', 'Standing', 'Lists', 'Selection', 'Notices']) {
    expect([queue, stack.queueDepth(queue).dead]).toEqual([queue, 0]);
  }
});
