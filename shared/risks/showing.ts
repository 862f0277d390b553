import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import type { RiskId } from '../../events/risk-changed.ts';
import type { Risk } from '../domain/risks/risk.ts';
import type { Member, Signal } from '../domain/risks/signals.ts';
import { Refusal } from '../errors.ts';
import { open } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Risks } from '../table/risks.ts';
import type { Signals } from '../table/signals.ts';
import { ownerOfReason } from './ruling.ts';

export interface ShowingRisk {
  readonly risks: Pick<Risks, 'get' | 'signals'>;
  readonly signals: Pick<Signals, 'memberPage'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** So many things that are shared are shown of one case, and so many members on one page. */
const mostShown = 100;
const pageSize = 100;

/** Where a page of members ended: which of the shared things, and after whom. */
const Place = z.strictObject({ position: z.int().nonnegative(), after: ApplicantId.optional() });
type Place = z.infer<typeof Place>;

/** @throws Refusal cursor-invalid for a text that no page gave. */
const placeOf = (cursor: string | undefined): Place => {
  if (cursor === undefined) return { position: 0 };
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('cursor-invalid', { field: 'cursor' });
  }
};

/** What is shared, each by a name within the case: its hash is nobody's business. */
const namesOf = (signals: readonly Signal[]): string[] => {
  const counts = new Map<string, number>();
  return signals.map(({ kind }) => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return `${kind}-${String(number)}`;
  });
};

/** A case as it is listed: without its members, and without what anybody said of them. */
export const riskView = ({
  riskId,
  status,
  openedAt,
  kind,
  atLeast,
  mergedInto,
  proposal,
  ruling,
  closedAt,
}: Risk) => ({
  riskId,
  status,
  openedAt,
  kind,
  atLeast,
  ...(mergedInto === undefined ? {} : { mergedInto }),
  ...(proposal === undefined
    ? {}
    : {
        proposal: {
          verdict: proposal.verdict,
          named: proposal.members.length,
          proposedBy: proposal.proposedBy,
          proposedAt: proposal.proposedAt,
        },
      }),
  ...(ruling === undefined ? {} : { ruling }),
  ...(closedAt === undefined ? {} : { closedAt }),
});

/** A member of a case, what they share, and since when. */
interface ShownMember extends Member {
  readonly shares: string;
}

/** Shows a case with a page of its members, who are named by the numbers under which they are known here. */
export const showingRisk = ({ risks, signals, keys }: ShowingRisk) => {
  const page = async (shared: readonly Signal[], names: readonly string[], from: Place) => {
    const members: ShownMember[] = [];
    let { position, after }: { position: number; after?: ApplicantId | undefined } = from;
    for (let signal = shared[position]; signal !== undefined; signal = shared[position]) {
      const found = await signals.memberPage(signal, { after, limit: pageSize - members.length });
      const shares = names[position] ?? '';
      members.push(...found.members.map((member) => ({ ...member, shares })));
      after = found.members.at(-1)?.applicantId;
      if (!found.hasMore) {
        position += 1;
        after = undefined;
      }
      if (members.length >= pageSize) break;
    }
    const hasMore = position < shared.length;
    const next = { position, ...(after === undefined ? {} : { after }) } satisfies Place;
    return { members, next: hasMore ? Buffer.from(JSON.stringify(next)).toString('base64url') : undefined };
  };

  /** @throws Refusal risk-not-found, cursor-invalid. */
  return async (riskId: RiskId, cursor: string | undefined) => {
    const from = placeOf(cursor);
    const risk = await risks.get(riskId);
    const shared = risk.status === 'merged' ? [] : await risks.signals(riskId, mostShown);
    const names = namesOf(shared);
    const { members, next } = await page(shared, names, from);
    const { proposal } = risk;
    const view = riskView(risk);
    return {
      ...view,
      ...(proposal === undefined
        ? {}
        : {
            proposal: {
              ...view.proposal,
              members: proposal.members,
              reason: open(await keys.ring(), ownerOfReason(riskId), 'reason', proposal.reason),
            },
          }),
      shared: shared.map(({ kind }, position) => ({ name: names[position], kind })),
      members,
      next,
    };
  };
};
