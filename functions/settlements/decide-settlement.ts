import * as z from 'zod';
import { PlatformId } from '../../events/catalogue.ts';
import { SettlementId } from '../../events/money.ts';
import { VerdictInput } from '../../shared/domain/approval.ts';
import { approvedSettlement, rejectedSettlement, type Settlement } from '../../shared/domain/settlements/settlement.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { settlementTable, type Settlements } from '../../shared/table/settlements.ts';

interface DecideSettlement {
  readonly settlements: Pick<Settlements, 'get' | 'save'>;
}

/** Two approvers at once take turns. */
const attempts = 4;

const hasApproved = ({ approvals }: Settlement, by: string): boolean =>
  approvals.some((approval) => approval.by === by);

/**
 * POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict: an approver names what is declared and approves, or
 * rejects. With the second approval it is entered. The same verdict of the same person again changes nothing.
 */
export const decideSettlement = ({ settlements }: DecideSettlement) =>
  endpoint(
    {
      route: 'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict',
      path: z.object({ platformId: PlatformId, settlementId: SettlementId }),
      body: VerdictInput,
    },
    async ({ path: { platformId, settlementId }, body, caller, at }) => {
      const by = staffMember(caller);
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const standing = await settlements.get(platformId, settlementId);
        if (standing === undefined) throw new Refusal('settlement-not-found');
        const isSame = body.verdict === 'approve' ? hasApproved(standing, by) : standing.rejectedBy === by;
        if (isSame) return { status: 200, body: standing };
        const decided =
          body.verdict === 'approve'
            ? approvedSettlement(standing, {
                by,
                at: at.toISOString(),
                declared: { count: body.count, sum: body.sum },
              })
            : rejectedSettlement(standing, { by, remark: body.reason, at: at.toISOString() });
        if (await settlements.save(decided, standing)) return { status: 200, body: decided };
      }
      throw new Refusal('busy-try-again');
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, decideSettlement({ settlements: settlementTable(table) }));
