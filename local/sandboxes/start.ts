import { localChain } from '../../shared/domain/draw/beacon.ts';
import type { Source } from '../../shared/domain/rule-set.ts';
import { beaconService } from './beacon.ts';
import { bankService } from './bank.ts';
import { chanceOf } from './chance.ts';
import { listsService } from './lists.ts';
import { livenessService } from './liveness.ts';
import { messagesService } from './messages.ts';
import { kinds, sourceOfKind } from './people.ts';
import { population } from './population.ts';
import { registryService } from './registry.ts';
import { startServer, type Service } from './server.ts';
import { timeStampingAuthority } from './time-stamping.ts';
import { witnessService } from './witness.ts';

export interface SandboxOptions {
  /** An integer; the same seed gives the same people, faults and beacon rounds. */
  readonly seed: number;
  /** How many people of each kind the first version of its list names; 200 unless told. */
  readonly listedPeople?: number;
  readonly beacon?: { readonly periodSeconds: number };
  /** Is told every address that is asked for, with the sandbox's name before it. */
  readonly onAddress?: (address: string) => void;
}

export interface Sandboxes {
  readonly registry: { readonly url: string };
  readonly lists: { readonly url: string };
  readonly messages: { readonly url: string };
  /** Genesis in Unix seconds, period in seconds. */
  readonly beacon: {
    readonly url: string;
    readonly chain: 'local';
    readonly genesis: number;
    readonly period: number;
  };
  readonly liveness: { readonly url: string };
  readonly bank: { readonly url: string };
  /** With the certificate of its root in PEM, made anew at each start. */
  readonly witness: { readonly url: string; readonly certificate: string };
  stop(): Promise<void>;
}

// Any fixed instant of the past: rounds are numbered alike on every start.
const genesis = 1_700_000_000;

/**
 * Starts the outside world: the population registry, the ministries' lists, the message gateway, the beacon, the
 * witness, the check of faces and the bank, each a server of its own on a free port of the loopback interface. Its admin surface lies under `/_sandbox/`.
 */
export const startSandboxes = async (options: SandboxOptions): Promise<Sandboxes> => {
  const { seed, listedPeople = 200, beacon: { periodSeconds } = { periodSeconds: 3 } } = options;
  const people = population({ seed });
  const startingLines = (source: Source) =>
    kinds
      .filter((kind) => sourceOfKind[kind] === source)
      .flatMap((kind) => people.listed(kind, listedPeople))
      // Only the list of earlier recipients has the family card: the limit of two counts over it.
      .map(({ nik, kk }) => (source === 'earlier-recipients' ? { nik, kk } : { nik }));

  const start = (service: Service, index: number) => {
    const chance = chanceOf(seed);
    return startServer(service, (...names) => chance(index, ...names), options.onAddress);
  };
  const authority = await timeStampingAuthority();
  const [registry, lists, messages, beacon, witness, liveness, bank] = await Promise.all([
    start(registryService(people), 0),
    start(listsService(startingLines), 1),
    start(messagesService(), 2),
    start(beaconService(seed, localChain({ genesisTime: genesis, periodSeconds })), 3),
    start(witnessService(authority), 4),
    start(livenessService(), 5),
    start(bankService(chanceOf(seed)), 6),
  ]);

  return {
    registry: { url: registry.url },
    lists: { url: lists.url },
    messages: { url: messages.url },
    liveness: { url: liveness.url },
    bank: { url: bank.url },
    beacon: { url: beacon.url, chain: 'local', genesis, period: periodSeconds },
    witness: { url: witness.url, certificate: authority.rootPem },
    async stop() {
      const all = [registry, lists, messages, beacon, witness, liveness, bank];
      await Promise.all(all.map((sandbox) => sandbox.stop()));
    },
  };
};
