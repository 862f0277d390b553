import { RiskId } from '../../events/risk-changed.ts';
import {
  liveVersions,
  nextVersion,
  objectionToRehash,
  objectionToRetirement,
  objectionToRotation,
  tracelessVersions,
  type KeyTimes,
  type KeyUse,
  type KeyVersion,
} from '../domain/keys/key-life.ts';
import { riskStatuses } from '../domain/risks/risk.ts';
import type { KeyMaker, KeyRing, KeyStore } from '../keys/ring.ts';
import { log } from '../platform/log.ts';
import type { Outgoing } from '../queue/send.ts';
import { takeTurns } from '../queue/turns.ts';
import type { Table } from '../table/client.ts';
import { keyVersionTable } from '../table/key-versions.ts';
import { keys as tableKeys } from '../table/keys.ts';
import { listFileTable } from '../table/list-files.ts';
import { listTable } from '../table/lists.ts';
import { getItems, queryAll } from '../table/read.ts';
import { rekeyingTable, type Pass } from '../table/rekeying.ts';
import { riskKeys } from '../table/risk-keys.ts';
import { riskTable } from '../table/risks.ts';
import { rosterTable } from '../table/roster.ts';
import { stagedLineTable } from '../table/staged-lines.ts';
import { listDependence } from './lists.ts';
import type { RekeyingMessage, RekeyingPage } from './messages.ts';
import { rekeyPerson } from './person.ts';
import { resealItem } from './reseal-item.ts';
import type { Item } from './sealed-places.ts';
import { unitName, unitsOf, type PassUnit } from './units.ts';

/** How many people one step looks at, and at once. With eight at once a page takes some seconds. */
const usualPageSize = 100;
const atOnce = 8;

export interface Rekeying {
  readonly table: Table;
  readonly keys: Pick<KeyStore, 'ring'> & KeyMaker;
  /** Puts messages on the queue that this one came from: all of them, or a fault. */
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
  readonly times: KeyTimes;
  readonly now: () => Date;
  readonly pageSize?: number;
}

/** What a page of a unit came to. */
interface Worked {
  readonly seen: number;
  readonly changes: number;
  readonly next: string | undefined;
}

const versionsIn = (ring: KeyRing, use: KeyUse): number[] =>
  (use === 'hash' ? ring.hashKeys : ring.fieldKeys).map(({ version }) => version);

/**
 * The exchange of the keys of personal data while everything runs: a new version is made, everybody is moved to it page by
 * page, and the old one is retired once a look at everything has found that nothing depends on it. Messages may come twice,
 * at once and in any order, and die at any call.
 */
export const rekeyingStep = (rekeying: Rekeying) => {
  const { table, keys, send, times, now, pageSize = usualPageSize } = rekeying;
  const versions = keyVersionTable(table);
  const passes = rekeyingTable(table);
  const roster = rosterTable(table);

  /** Whether something is not done, for a reason that whoever asked was told already. */
  const isRefused = (objection: string | undefined): boolean => {
    if (objection !== undefined) log.warn('A step in the life of a key was refused.', { objection });
    return objection !== undefined;
  };

  const rotate = async ({ use, by }: { readonly use: KeyUse; readonly by: string }): Promise<void> => {
    const known = await versions.all();
    if (isRefused(objectionToRotation(known, use))) return;
    const version = nextVersion(known, use, { at: now(), times });
    const wrapped = await keys.newKey(use, version.version);
    const isMade = await versions.make(version, { wrapped, by });
    log.info(isMade ? 'A new version of a key was made.' : 'Somebody else made a version of a key.', {
      use,
      version: version.version,
    });
  };

  const pagesOf = async (pass: Pass): Promise<void> => {
    const units = unitsOf(pass).map(unitName);
    await passes.enter(pass, units);
    const open = (await passes.units(pass.pass)).filter(({ doneAt }) => doneAt === undefined);
    await send(
      open.map(({ unit, after }) => ({ body: { kind: 'page', pass: pass.pass, unit, after } satisfies RekeyingPage })),
    );
    if (open.length === 0) await finish(pass);
  };

  /** Begins a pass, or sets the one going again that runs: whose messages got lost, or lie dead. */
  const begin = async (wanted: Pick<Pass, 'kind' | 'retires' | 'by'>): Promise<void> => {
    const standing = await passes.pass();
    if (standing !== undefined && standing.endedAt === undefined) {
      if (standing.kind === wanted.kind) await pagesOf(standing);
      else isRefused('Another pass runs.');
      return;
    }
    const at = now();
    const known = await versions.all();
    const objection = objectionToRehash(known, { at, times });
    if (
      isRefused(wanted.retires ? (objectionToRetirement(known, wanted.retires, { at, times }) ?? objection) : objection)
    )
      return;
    const pass: Pass = { ...wanted, pass: (standing?.pass ?? 0) + 1, startedAt: at.toISOString() };
    if (await passes.begin(pass, [])) await pagesOf(pass);
  };

  /** The ring, which must be that of now: with an older one people would be moved halfway. */
  const currentRing = async (): Promise<{ readonly ring: KeyRing; readonly known: readonly KeyVersion[] }> => {
    const [ring, known] = await Promise.all([keys.ring(), versions.all()]);
    for (const use of ['hash', 'field'] as const) {
      const live = liveVersions(known, use).map(({ version }) => version);
      if (String(live.toSorted()) !== String(versionsIn(ring, use).toSorted()))
        throw new Error('This environment does not know of the last change of the keys yet.');
    }
    return { ring, known };
  };

  const workOnPeople = async (pass: Pass, shard: number, after: string | undefined): Promise<Worked> => {
    const { ring } = await currentRing();
    const rekey = rekeyPerson(table, { ring, write: pass.kind === 'move', at: now });
    const { people, next } = await roster.page(shard, { after, limit: pageSize });
    let changes = 0;
    const failure = 'A person could not be moved to the live keys.';
    const fieldsOf = (applicantId: string) => ({ applicantId });
    const failed = await takeTurns(people, { atOnce, failure, fieldsOf }, async (applicantId) => {
      changes += await rekey(applicantId);
    });
    for (const applicantId of failed) await passes.fail(pass.pass, applicantId);
    return { seen: people.length, changes, next };
  };

  /** Items of few things, each by the name under which it is noted where it fails. */
  const workOnItems = async (
    pass: Pass,
    items: readonly { readonly name: string; readonly item: Item }[],
    failure: string,
  ): Promise<{ readonly seen: number; readonly changes: number }> => {
    const { ring } = await currentRing();
    const turn = { ring, write: pass.kind === 'move' };
    let changes = 0;
    const fieldsOf = ({ name }: { readonly name: string }) => ({ name });
    const failed = await takeTurns(items, { atOnce, failure, fieldsOf }, async ({ item }) => {
      changes += await resealItem(table, turn, item);
    });
    for (const { name } of failed) await passes.fail(pass.pass, name);
    return { seen: items.length, changes };
  };

  const workOnPartners = async (pass: Pass): Promise<Worked> => {
    const partners = await roster.partners();
    const items = await getItems(
      table,
      partners.map((clientCode) => tableKeys.partner(clientCode)),
    );
    const named = items.map((item) => ({ name: `partner:${String(item['clientCode'])}`, item }));
    return { ...(await workOnItems(pass, named, 'A partner could not be moved to the live keys.')), next: undefined };
  };

  /** A page of the cases about what people share, status by status, each with those that became part of it. */
  const workOnRisks = async (pass: Pass, after = `${riskStatuses[0]} `): Promise<Worked> => {
    const [name = '', cursor = ''] = after.split(' ');
    const status = riskStatuses.find((known) => known === name);
    if (status === undefined) throw new Error('There is no such status of a case.');
    const { risks: page, next } = await riskTable(table).list(status, cursor === '' ? undefined : cursor);
    const parts = await Promise.all(page.map(({ riskId }) => queryAll(table, riskKeys.riskParts(riskId))));
    const riskIds = new Set([
      ...page.map(({ riskId }) => riskId),
      ...parts.flat().map(({ part }) => RiskId.parse(part)),
    ]);
    const items = await getItems(
      table,
      [...riskIds].map((riskId) => riskKeys.risk(riskId)),
    );
    const named = items.map((item) => ({ name: `risk:${String(item['riskId'])}`, item }));
    const done = await workOnItems(pass, named, 'A case about what people share could not be moved to the live keys.');
    const nextStatus = riskStatuses[riskStatuses.indexOf(status) + 1];
    const end = nextStatus === undefined ? undefined : `${nextStatus} `;
    return { ...done, next: next === undefined ? end : `${status} ${next}` };
  };

  const workOn = async (pass: Pass, unit: PassUnit, after: string | undefined): Promise<Worked> => {
    switch (unit.of) {
      case 'people':
        return workOnPeople(pass, unit.shard, after);
      case 'partners':
        return workOnPartners(pass);
      case 'risks':
        return workOnRisks(pass, after);
      case 'list': {
        const retired = pass.retires?.version ?? 0;
        const { known } = await currentRing();
        const others = liveVersions(known, 'hash').flatMap(({ version }) => (version === retired ? [] : [version]));
        const looking = { lists: listTable(table), files: listFileTable(table), stagedLines: stagedLineTable(table) };
        const changes = await listDependence(looking, unit.source, { version: retired, others });
        return { seen: 0, changes, next: undefined };
      }
    }
  };

  /** Whoever does the last part ends the pass, perhaps several at once, and perhaps again. */
  const finish = async (pass: Pass): Promise<void> => {
    const { by, kind, retires, startedAt } = pass;
    const units = await passes.units(pass.pass);
    const done = new Set(units.flatMap(({ unit, doneAt }) => (doneAt === undefined ? [] : [unit])));
    if (!unitsOf(pass).every((unit) => done.has(unitName(unit)))) return;
    const at = now().toISOString();
    const isWhole = (await passes.failures(pass.pass)).length === 0;
    const changes = units.reduce((sum, unit) => sum + unit.changes, 0);
    if (!isWhole) {
      await passes.end(pass, { outcome: 'failed', at });
    } else if (kind === 'move') {
      // Nobody uses them, and nothing of them is left.
      for (const version of tracelessVersions(await versions.all(), { startedAt, times }))
        await versions.destroy(version, { at, by });
      await passes.end(pass, { outcome: 'moved', at });
    } else if (changes > 0 || retires === undefined) {
      await passes.end(pass, { outcome: 'depended-on', at });
    } else {
      await passes.end(pass, { outcome: 'retired', at, others: versions.retireWrites(retires, { at, by }) });
    }
  };

  const page = async ({ pass: number, unit: name, after }: RekeyingPage): Promise<void> => {
    const pass = await passes.pass();
    if (pass?.pass !== number || pass.endedAt !== undefined) return;
    const unit = unitsOf(pass).find((candidate) => unitName(candidate) === name);
    const standing = await passes.unit(number, name);
    if (unit === undefined || standing === undefined) throw new Error(`There is no unit ${name} in this pass.`);
    if (standing.doneAt !== undefined) {
      await finish(pass);
      return;
    }
    if (standing.after !== after) {
      // It was done before and its worker died: the chain goes on from where it is.
      await send([{ body: { kind: 'page', pass: number, unit: name, after: standing.after } satisfies RekeyingPage }]);
      return;
    }
    const worked = await workOn(pass, unit, after);
    const isCounted = await passes.advance(number, standing, { ...worked, at: now().toISOString() });
    // Somebody else did the same page at the same time, and goes on.
    if (!isCounted) return;
    if (worked.next === undefined) await finish(pass);
    else await send([{ body: { kind: 'page', pass: number, unit: name, after: worked.next } satisfies RekeyingPage }]);
  };

  return async (message: RekeyingMessage): Promise<void> => {
    switch (message.kind) {
      case 'rotate':
        return rotate(message);
      case 'rehash':
        return begin({ kind: 'move', by: message.by });
      case 'retire':
        return begin({ kind: 'look', retires: { use: message.use, version: message.version }, by: message.by });
      case 'page':
        return page(message);
    }
  };
};
