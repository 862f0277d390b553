import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import type { Compared } from '../domain/ledger/difference.ts';
import { comparedWithLine, lineNamed, orderNamed } from '../domain/ledger/settled.ts';
import type { TransferForm } from '../domain/ledger/transfer.ts';
import { SettlementLine } from '../domain/settlements/settlement.ts';
import type { Table } from '../table/client.ts';
import { keys } from '../table/keys.ts';
import { moneyKeys } from '../table/money-keys.ts';
import { getItems } from '../table/read.ts';

const nameOf = ({ settlementId, orderId, dueAt }: Pick<SettlementLine, 'settlementId' | 'orderId' | 'dueAt'>): string =>
  `${settlementId}-${orderId}-${dueAt}`;

/** What was found about the money of platforms, and the participants whose purchases it moved for. */
interface SettledFindings {
  readonly compared: readonly Compared[];
  readonly people: readonly ApplicantId[];
}

const Owner = z.object({ applicantId: ApplicantId });

/** Holds what platforms were paid against the lines of their settlements, and says whose purchases are to be looked at. */
export const settlementChecking =
  (table: Table) =>
  async (transfers: readonly TransferForm[]): Promise<SettledFindings> => {
    const entered = transfers.filter(({ cause }) => cause.kind === 'settlement');
    const named = new Map(entered.flatMap(linesNamed));
    const items = await getItems(
      table,
      [...named.values()].map(({ settlementId, dueAt, orderId }) =>
        moneyKeys.settlementLine(settlementId, dueAt, orderId),
      ),
    );
    const lines = new Map(items.map((item) => SettlementLine.parse(item)).map((line) => [nameOf(line), line]));
    const orders = await getItems(
      table,
      [...new Set(transfers.flatMap((transfer) => orderNamed(transfer) ?? []))].map((orderId) => keys.order(orderId)),
    );
    return {
      compared: entered.map((transfer) => comparedWithLine(transfer, lines.get(transfer.cause.of))),
      people: orders.map((item) => Owner.parse(item).applicantId),
    };
  };
export type SettlementCheck = ReturnType<typeof settlementChecking>;

const linesNamed = (transfer: TransferForm) => {
  const line = lineNamed(transfer);
  return line === undefined ? [] : [[nameOf(line), line] as const];
};
