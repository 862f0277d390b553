import { expect, test } from 'vitest';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { billOf, times } from '../../../bench/capacity/bill.ts';
import { costsOf, usageOf, type WavePlan } from '../../../bench/capacity/costs.ts';
import { demandOf } from '../../../bench/capacity/demand.ts';
import { prices } from '../../../bench/capacity/prices.ts';
import { rampSeconds, stageTimes, verificationSeconds } from '../../../bench/capacity/stages.ts';
import { bytesOfPerson, bytesRegistered, quotas, units, workers } from '../../../bench/capacity/units.ts';
import { mostEnvironments } from '../../../bench/loads/fleet.ts';
import { resultsAtOnce } from '../../../bench/loads/results-at-once.ts';
import { unitsOf } from '../../../bench/partitions/journeys.ts';
import { enrollmentItem, registrationItems } from '../../../bench/wave/items.ts';
import { chunksOf, peopleOf } from '../../../bench/wave/population.ts';
import { stages, type StageSettings } from '../../../infra/stages.ts';
import { testRing } from '../../support/keys.ts';

const plan: WavePlan = { applicants: 6_700_000, places: 116_261, regencies: 514 };

test('a bill is quantities times prices, added up by what they are for, the dearest first', () => {
  const bill = billOf({ writeUnit: 1_000_000, readUnit: 1_000_000 }, times(2, { writeUnit: 500_000 }));

  expect(bill.lines.map(({ quantity }) => quantity)).toEqual([2_000_000, 1_000_000]);
  expect(bill.dollars).toBeCloseTo(2_000_000 * prices.writeUnit.dollars + 1_000_000 * prices.readUnit.dollars, 9);
  expect(() => billOf({ writeUnit: Number.NaN })).toThrow('NaN');
});

test('a join is one unit written and two read, and an own answer passes edge, firewall, API and one function', () => {
  expect(unitsOf('POST /v1/waves/{waveId}/enrollments')).toEqual({ read: 1, write: 1, indexWrite: 0 });
  expect(usageOf('GET /v1/registrations/me')).toMatchObject({
    edgeRequest: 1,
    firewallRequest: 1,
    apiRequest: 1,
    invocation: 1,
    readUnit: 1,
    writeUnit: 0,
    functionTime: (units.readMilliseconds.value / 1_000) * 0.5,
  });
});

test('what the edge keeps hardly reaches the API', () => {
  const { apiRequest, edgeRequest } = usageOf('GET /v1/waves');
  expect(edgeRequest).toBe(1);
  expect(apiRequest).toBeCloseTo(1 - units.edgeHits.value, 9);
});

test('a selection grows with places by what they write, and with applicants by what is read only', () => {
  const writesOf = (changed: Partial<WavePlan>) =>
    costsOf({ ...plan, ...changed }, 1).selection.lines.find(({ of }) => of === prices.writeUnit.of)?.quantity ?? 0;

  expect(writesOf({ applicants: 1_000_000 })).toBe(writesOf({}));
  const award = unitsOf('queue Selection');
  expect(writesOf({ places: plan.places + 1_000 }) - writesOf({})).toBeCloseTo(
    1_000 * (award.write + award.indexWrite + units.noticeWrites.value),
    3,
  );
});

test('an applicant costs what registering, taking part and a year cost, with a share of the selection', () => {
  const { applicant, registering, takingPart, storedYear, selection } = costsOf(plan, 1);

  expect(applicant.dollars).toBeCloseTo(
    registering.dollars + takingPart.dollars + storedYear.dollars + selection.dollars / plan.applicants,
    12,
  );
});

test('an idle month grows with who is registered by what is stored of them', () => {
  const idle = (registered: number) => costsOf(plan, registered).idleMonth.dollars;
  const { tableStorage, tableBackup } = prices;

  expect(idle(59_000_000) - idle(0)).toBeCloseTo(
    ((59_000_000 * bytesRegistered) / 1e9) * (tableStorage.dollars + tableBackup.dollars),
    6,
  );
});

test('the stages of a selection take as long as their slowest part', () => {
  const seconds = Object.fromEntries(stageTimes(plan).map((stage) => [stage.stage, stage.seconds]));

  // Sixty-four shards by fifty workers are two rounds of a sixty-fourth each.
  expect(seconds['collect']).toBeCloseTo((2 * (plan.applicants / 64)) / units.collectPace.value, 6);
  expect(seconds['award']).toBeCloseTo(plan.places / (units.awardPace.value * 50), 6);
  expect(rampSeconds(50)).toBe(9);
  expect(verificationSeconds(80_000)).toBe(800);
});

test('the busiest second is that of the load that asks for the most', () => {
  const { api, edge, tableWrites } = demandOf([resultsAtOnce]);

  expect(api.load).toBe('results-at-once');
  // Own place, own registration, and after a minute the ticket: three of each person, of which the last comes later.
  expect(api.value).toBeGreaterThan(2 * 7_000);
  expect(api.value).toBeLessThan(3 * 8_000);
  expect(edge.value).toBeGreaterThan(api.value);
  expect(tableWrites.value).toBe(0);
});

test('figures of the production stage are those of the stage', () => {
  const production: StageSettings = stages.production;
  expect(quotas.apiStage.value).toBe(production.api.rateLimit);
  expect(quotas.warmWrites.value).toBe(production.warmThroughput?.writeUnits);
  expect(quotas.warmReads.value).toBe(production.warmThroughput?.readUnits);
  expect(units.logDays.value).toBe(production.logRetentionDays);
  expect(workers.selection.value).toBe(production.selection.maxConcurrency);
  expect(workers.verification.value).toBe(production.verification.maxConcurrency);
  expect(workers.verificationPace.value).toBe(production.verification.callsPerSecondPerWorker);
  expect(mostEnvironments('queue Selection')).toBe(production.selection.maxConcurrency);
  expect(mostEnvironments('queue Completions')).toBe(production.completions.maxConcurrency);
  expect(mostEnvironments('queue Verification')).toBe(production.verification.maxConcurrency);
  expect(mostEnvironments('queue Payouts')).toBe(production.payouts.maxConcurrency);
});

test('the items of a person are as large as the bytes say that a person takes', () => {
  const [chunk] = chunksOf(2_000);
  if (chunk === undefined) throw new Error('There are people.');
  const [person] = peopleOf(chunk);
  if (person === undefined) throw new Error('There is a person.');
  const keys = { ring: testRing, wave: { ticketKey: Buffer.alloc(32, 1), householdKey: Buffer.alloc(32, 2) } };
  const bytesOf = (item: Parameters<typeof unmarshall>[0]) => JSON.stringify(unmarshall(item)).length;
  const [registration, claim, member] = registrationItems(keys, person).map(bytesOf);
  const items = { registration, claim, member, enrollment: bytesOf(enrollmentItem(keys, person)) };

  for (const [name, bytes = 0] of Object.entries(items)) {
    const stated = bytesOfPerson.find((part) => part.of === name)?.bytes.value ?? 0;
    expect(Math.abs(bytes / stated - 1), name).toBeLessThan(0.1);
  }
  // Each item has what DynamoDB adds to it, in the index too.
  expect(bytesRegistered).toBeGreaterThan(
    bytesOfPerson.reduce((sum, { items: count, bytes }) => sum + count * bytes.value, 0),
  );
});
