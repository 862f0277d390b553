import { createHash } from 'node:crypto';
import { RiskId } from '../../events/risk-changed.ts';
import { earlierVerdictOf, older, type Risk } from '../domain/risks/risk.ts';
import { riskRulesOn } from '../domain/risks/rules.ts';
import {
  isMember,
  isOver,
  signalName,
  sizeAtLeast,
  type Member,
  type Held,
  type Signal,
} from '../domain/risks/signals.ts';
import { dateInWib } from '../domain/wave.ts';
import { count } from '../platform/metrics.ts';
import type { Risks } from '../table/risks.ts';
import type { Signals } from '../table/signals.ts';

export interface Assessing {
  readonly signals: Pick<Signals, 'members' | 'ofPeople'>;
  readonly risks: Pick<Risks, 'ofSignals' | 'root' | 'open' | 'attach' | 'follow' | 'merge' | 'grown'>;
}

/** One thing that a person shares, who has it, and the newest case about it. */
interface Shared {
  readonly signal: Signal;
  readonly value: string;
  readonly members: readonly Member[];
  readonly seen: RiskId | undefined;
  readonly risk: Risk | undefined;
}

/** How many changes one look at a person makes, or loses to others, before it is left to come again. */
const rounds = 20;
/** Of so many of its first members a new case looks at what else they share. */
const neighbours = 25;

/** A case about the same thing that was opened by two at once is one. */
const riskIdOf = (signal: Signal, seen: RiskId | undefined): RiskId =>
  RiskId.parse(
    createHash('sha256')
      .update(`risk\0${signalName(signal)}\0${seen ?? ''}`)
      .digest('hex')
      .slice(0, 24),
  );

const isOpen = (risk: Risk | undefined): risk is Risk & { readonly status: 'open' } => risk?.status === 'open';

/**
 * Looks whether what a person shares is shared by more people than may: then there is a case about it, one for all that
 * hangs together by people who belong to several. What one look costs does not grow with the number of those who share:
 * no more are read than are counted, and nothing is written that all of them write.
 */
export const assessing = ({ signals, risks }: Assessing) => {
  const look = async (joined: readonly Held[], at: Date): Promise<Shared[]> => {
    const instant = at.toISOString();
    const { mostCounted } = riskRulesOn(dateInWib(at));
    const active = joined.filter((membership) => isMember(membership, instant));
    const pointers = new Map((await risks.ofSignals(active)).map(({ signal, riskId }) => [signalName(signal), riskId]));
    return Promise.all(
      active.map(async ({ kind, version, hash, value }) => {
        const signal = { kind, version, hash };
        const seen = pointers.get(signalName(signal));
        const [members, risk] = await Promise.all([
          signals.members(signal, mostCounted.value),
          seen === undefined ? undefined : risks.root(seen),
        ]);
        return { signal, value, members: members.filter((member) => isMember(member, instant)), seen, risk };
      }),
    );
  };

  /** The open cases about anything else that the first members of a new case share. */
  const around = async ({ members }: Shared): Promise<Risk[]> => {
    const people = await signals.ofPeople(members.slice(0, neighbours).map(({ applicantId }) => applicantId));
    const found = new Map<string, RiskId>();
    const all = people.flatMap(({ joined }) => joined);
    for (const { riskId } of await risks.ofSignals(all)) found.set(riskId, riskId);
    const roots = await Promise.all([...found.values()].map(risks.root));
    return [...new Map(roots.map((risk) => [risk.riskId, risk])).values()].filter(isOpen);
  };

  /** One change that is due; false when there is none. A change that others were quicker with is looked at again. */
  const step = async (joined: readonly Held[], at: Date): Promise<boolean> => {
    const rules = riskRulesOn(dateInWib(at));
    const all = await look(joined, at);
    // The same under another key is in the same case, whatever was decided of it.
    for (const { signal, value, seen } of all) {
      const twin =
        seen === undefined ? all.find((other) => other.value === value && other.seen !== undefined) : undefined;
      if (twin?.seen === undefined) continue;
      await risks.follow(signal, twin.seen);
      return true;
    }
    const [first, second] = [
      ...new Map(all.flatMap(({ risk }) => (isOpen(risk) ? [[risk.riskId, risk] as const] : []))).values(),
    ].filter(({ ruling }) => ruling === undefined);
    if (first !== undefined && second !== undefined) {
      await risks.merge(first, second, at.toISOString());
      return true;
    }
    const due = all.find(
      ({ signal, members, risk }) =>
        !isOpen(risk) && isOver(members, signal.kind, { rules, earlier: risk && earlierVerdictOf(risk) }),
    );
    if (due === undefined) {
      for (const { members, risk } of all) {
        const size = sizeAtLeast(members.length);
        if (isOpen(risk) && risk.atLeast < size) await risks.grown(risk, size);
      }
      return false;
    }
    const near = [...(first === undefined ? [] : [first]), ...(await around(due))].filter(
      ({ ruling }) => ruling === undefined,
    );
    const { signal, seen, members } = due;
    const [one] = near;
    if (one !== undefined) {
      const oldest = near.reduce(older);
      // The others merge by whoever belongs to both.
      const other = near.find(({ riskId }) => riskId !== oldest.riskId);
      await (other === undefined ? risks.attach(oldest, signal, seen) : risks.merge(oldest, other, at.toISOString()));
      return true;
    }
    const risk: Risk = {
      riskId: riskIdOf(signal, seen),
      revision: 1,
      status: 'open',
      openedAt: at.toISOString(),
      kind: signal.kind,
      atLeast: sizeAtLeast(members.length),
    };
    if (await risks.open(risk, signal, seen)) count('RisksOpened');
    return true;
  };

  return async (joined: readonly Held[], at: Date): Promise<void> => {
    for (let round = 1; round <= rounds; round += 1) if (!(await step(joined, at))) return;
    throw new Error('Cases kept changing while somebody was looked at.');
  };
};
