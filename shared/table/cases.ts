import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ApplicantId } from '../../events/event.ts';
import { Case, type IdentityDispute, type Ruling } from '../domain/case.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import type { Writes } from './transaction.ts';

const pageSize = 50;

export interface CasesWanted {
  readonly status: Case['status'];
  readonly kind?: Case['kind'] | undefined;
  /** The `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** What a cursor stands for: the status that is listed, and the case with which the page before ended. */
const cursorForm = /^(open|closed) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)#([0-9a-f]{24})$/;

/** Where a page of a status goes on. @throws Refusal cursor-invalid for a text that no page of this status gave. */
const startOf = (cursor: string, status: Case['status']) => {
  const [, listed, openedAt = '', caseId = ''] = positionOf(cursor, cursorForm);
  if (listed !== status) throw new Refusal('cursor-invalid', { field: 'cursor' });
  return { ...keys.case(caseId), ...index.caseOf(status, openedAt, caseId) };
};

export const caseTable = (table: Table) => ({
  /** @throws Refusal case-not-found */
  async get(caseId: string): Promise<Case> {
    const item = await getItem(table, keys.case(caseId));
    if (item === undefined) throw new Refusal('case-not-found');
    return Case.parse(item);
  },

  /** A page of cases, oldest first; `next` leads to the one after it. A page may be shorter than the rest allows. */
  async list({ status, kind, cursor }: CasesWanted): Promise<{ cases: Case[]; next: string | undefined }> {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: index.name,
        KeyConditionExpression: 'gsi1pk = :status',
        ...(kind === undefined
          ? {}
          : { FilterExpression: '#kind = :kind', ExpressionAttributeNames: { '#kind': 'kind' } }),
        ExpressionAttributeValues: {
          ':status': index.cases(status).gsi1pk,
          ...(kind === undefined ? {} : { ':kind': kind }),
        },
        Limit: pageSize,
        ...(cursor === undefined ? {} : { ExclusiveStartKey: startOf(cursor, status) }),
      }),
    );
    return {
      cases: Items.map((item) => Case.parse(item)),
      next: LastEvaluatedKey === undefined ? undefined : cursorOf(`${status} ${String(LastEvaluatedKey['gsi1sk'])}`),
    };
  },

  /** A new case. */
  openWrites(opened: Case): Writes {
    const { caseId, openedAt } = opened;
    return [
      {
        Put: {
          TableName: table.name,
          Item: { ...keys.case(caseId), ...index.caseOf('open', openedAt, caseId), ...opened },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
  },

  /** One more who claims the NIK of an open dispute that nobody has ruled in. */
  claimantWrites(caseId: string, claimant: ApplicantId): Writes {
    return [
      {
        Update: {
          TableName: table.name,
          Key: keys.case(caseId),
          UpdateExpression: 'ADD claimants :claimants',
          ConditionExpression: '#status = :open AND attribute_not_exists(ruling)',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':open': 'open', ':claimants': new Set([claimant]) },
        },
      },
    ];
  },

  /** One claims no more; with the last of them the case closes without a ruling. */
  withdrawWrites(caseId: string, openedAt: string, claimant: ApplicantId, isLast: boolean): Writes {
    const closing = isLast ? ', #status = :closed, gsi1pk = :pk, gsi1sk = :sk' : '';
    const { gsi1pk, gsi1sk } = index.caseOf('closed', openedAt, caseId);
    return [
      {
        Update: {
          TableName: table.name,
          Key: keys.case(caseId),
          UpdateExpression: `SET withdrawn = :true${closing} DELETE claimants :claimants`,
          ConditionExpression: '#status = :open AND attribute_not_exists(ruling)',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open',
            ':true': true,
            ':claimants': new Set([claimant]),
            ...(isLast ? { ':closed': 'closed', ':pk': gsi1pk, ':sk': gsi1sk } : {}),
          },
        },
      },
    ];
  },

  /** Puts the ruling in a dispute on record before its consequences are drawn; the first one stays. The holder must be a party. */
  rulingWrites({ caseId, holder }: IdentityDispute, ruling: Ruling): Writes {
    const isMoved = ruling.holder !== undefined && ruling.holder !== holder;
    return [
      {
        Update: {
          TableName: table.name,
          Key: keys.case(caseId),
          UpdateExpression: 'SET ruling = :ruling',
          ConditionExpression:
            '#status = :open AND attribute_not_exists(ruling)' + (isMoved ? ' AND contains(claimants, :holder)' : ''),
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open',
            ':ruling': ruling,
            ...(isMoved ? { ':holder': ruling.holder } : {}),
          },
        },
      },
    ];
  },

  /** Closes an open case with its ruling. */
  closeWrites({ caseId, openedAt }: Case, ruling: Ruling): Writes {
    const { gsi1pk, gsi1sk } = index.caseOf('closed', openedAt, caseId);
    return [
      {
        Update: {
          TableName: table.name,
          Key: keys.case(caseId),
          UpdateExpression: 'SET ruling = :ruling, #status = :closed, gsi1pk = :pk, gsi1sk = :sk',
          ConditionExpression: '#status = :open',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open',
            ':closed': 'closed',
            ':ruling': ruling,
            ':pk': gsi1pk,
            ':sk': gsi1sk,
          },
        },
      },
    ];
  },
});
export type Cases = ReturnType<typeof caseTable>;
