import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { localChain, roundAt, roundFault, timeOf, type BeaconRound } from '../../../shared/domain/draw/beacon.ts';
import { beaconPort } from '../../../shared/outside/beacon.ts';

const periodSeconds = 1;
let relays: readonly [Sandboxes, Sandboxes];

const start = () => startSandboxes({ seed: 5, beacon: { periodSeconds } });
const adminOf = (relay: Sandboxes) => sandboxAdmin(relay.beacon.url);
const beacon = () =>
  beaconPort({ urls: relays.map((relay) => relay.beacon.url), chain: 'local', timeoutMilliseconds: 1_000 });
const chain = () => localChain({ genesisTime: relays[0].beacon.genesis, periodSeconds });
const verify = (round: BeaconRound) => roundFault(chain(), round) === undefined;

beforeAll(async () => {
  relays = [await start(), await start()];
});
beforeEach(async () => {
  for (const relay of relays) {
    await adminOf(relay).behave();
    await adminOf(relay).resetStatistics();
  }
});
afterAll(() => Promise.all(relays.map((relay) => relay.stop())));

test('a beacon tells its genesis and period', async () => {
  expect(await beacon().chain()).toEqual(chain());
});

test('a round of the past is given out, and is the same at every relay and after every start', async () => {
  const [one, other] = relays;
  const from = (relay: Sandboxes) => beaconPort({ urls: [relay.beacon.url], chain: 'local' }).round(1_000, verify);

  const round = await from(one);

  expect(round.round).toBe(1_000);
  expect(round.signature).toHaveLength(96);
  expect(await from(other)).toEqual(round);
});

test('a round does not exist before its time, and exists at its time', async () => {
  const next = roundAt(chain(), new Date(Date.now() + 1_000).toISOString());

  await expect(beacon().round(next, verify)).rejects.toMatchObject({ reason: 'too-early' });
  await expect.poll(() => beacon().round(next, verify), { timeout: 60_000 }).toMatchObject({ round: next });
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(timeOf(chain(), next)));
});

test.each([{ down: true }, { hang: true }, { faultRate: 1 }, { wrongRate: 1 }, { stale: true }, { forged: true }])(
  'a relay with %o is passed over for the next one',
  async (trouble) => {
    await adminOf(relays[0]).behave(trouble);

    expect(await beacon().round(77, verify)).toMatchObject({ round: 77 });
    expect(await adminOf(relays[0]).statistics()).toMatchObject({ calls: 1 });
    expect(await adminOf(relays[1]).statistics()).toMatchObject({ calls: 1 });
  },
);

test('when no relay has a good answer, the round is unavailable and never replaced', async () => {
  await adminOf(relays[0]).behave({ stale: true });
  await adminOf(relays[1]).behave({ forged: true });

  await expect(beacon().round(77, verify)).rejects.toMatchObject({ reason: 'no-relay' });
});

test('a relay that fails time after time is left alone for a while', async () => {
  await adminOf(relays[0]).behave({ down: true });
  const asked = beacon();
  for (let round = 1; round <= 6; round += 1) await asked.round(round, verify);

  expect(await adminOf(relays[0]).statistics()).toMatchObject({ calls: 3 });
  expect(await adminOf(relays[1]).statistics()).toMatchObject({ calls: 6 });
});

test('another chain than the one asked for is none', async () => {
  const other = beaconPort({ urls: [relays[0].beacon.url], chain: 'elsewhere' });

  await expect(other.chain()).rejects.toMatchObject({ reason: 'no-relay' });
});

test('told when its rounds start, a beacon has a round at the instant that was planned for it, and no earlier', async () => {
  const sandboxes = await start();
  const port = beaconPort({ urls: [sandboxes.beacon.url], chain: 'local' });
  const seconds = Math.floor(Date.now() / 1_000);

  await adminOf(sandboxes).startRoundsAt(seconds - 999);
  const told = await port.chain();

  expect(timeOf(told, 1_000)).toBe(new Date(seconds * 1_000).toISOString());
  const isGenuine = (round: BeaconRound) => roundFault(told, round) === undefined;
  expect(await port.round(1_000, isGenuine)).toEqual(await beacon().round(1_000, verify));
  await expect(port.round(1_100, isGenuine)).rejects.toMatchObject({ reason: 'too-early' });
  await sandboxes.stop();
});
