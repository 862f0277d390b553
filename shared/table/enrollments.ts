import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, type ApplicantId, type Ticket, type WaveId } from '../../events/event.ts';
import { EnrollmentJoined, EnrollmentLeft } from '../../events/enrollment-changed.ts';
import { Enrollment, FreezingEnrollment, type Standing } from '../domain/enrollment.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryPages } from './read.ts';
import { unlessRefused } from './transaction.ts';

/**
 * An enrolment with those who joined as the same person, while it is in dispute who that is: since when, by applicant.
 * There is one ticket for a NIK, so they share the item, and see of it only that they joined.
 */
const StoredEnrollment = Enrollment.extend({ claimants: z.record(z.string(), Instant).optional() });
type StoredEnrollment = z.infer<typeof StoredEnrollment>;
const WithoutLeaving = StoredEnrollment.omit({ leftAt: true });

/** How often an item that others change at the same time is tried. */
const attempts = 6;

const joinedItem = (enrollment: StoredEnrollment, at: string) => {
  const { waveId, ticket, applicantId } = enrollment;
  return {
    ...keys.enrollment(waveId, ticket),
    ...enrollment,
    event: EnrollmentJoined.shape.event.value,
    occurredAt: at,
    data: { waveId, ticket, applicantId },
  };
};

/** Holds while the item is the same person's, with the same claimants beside them, as when it was read. */
const unchanged = ({ applicantId, claimants }: StoredEnrollment) => ({
  ConditionExpression: `applicantId = :owner AND ${claimants === undefined ? 'attribute_not_exists(claimants)' : 'claimants = :claimants'}`,
  values: { ':owner': applicantId, ...(claimants === undefined ? {} : { ':claimants': claimants }) },
});

/** The enrolment when it passes to another person with the same NIK, who joined at an instant of their own. */
const passedTo = (stored: StoredEnrollment, applicantId: ApplicantId, joinedAt: string): StoredEnrollment => {
  const claimants = { ...stored.claimants, [stored.applicantId]: stored.joinedAt };
  return {
    ...WithoutLeaving.parse(stored),
    applicantId,
    joinedAt,
    claimants: Object.fromEntries(Object.entries(claimants).filter(([id]) => id !== applicantId)),
  };
};

export const enrollmentTable = (table: Table) => {
  const { name: TableName } = table;

  const stored = async (waveId: WaveId, ticket: Ticket, eventually = false): Promise<StoredEnrollment | undefined> => {
    const item = await getItem(table, keys.enrollment(waveId, ticket), { eventually });
    return item === undefined ? undefined : StoredEnrollment.parse(item);
  };

  const update = ({ waveId, ticket }: Pick<Enrollment, 'waveId' | 'ticket'>, input: Partial<UpdateCommandInput>) =>
    unlessRefused(table.client.send(new UpdateCommand({ TableName, Key: keys.enrollment(waveId, ticket), ...input })));

  const replace = (before: StoredEnrollment, Item: Record<string, unknown>): Promise<boolean> => {
    const { ConditionExpression, values } = unchanged(before);
    return unlessRefused(
      table.client.send(new PutCommand({ TableName, Item, ConditionExpression, ExpressionAttributeValues: values })),
    );
  };

  /** Joins where an item stands already. Undefined when it was changed meanwhile. */
  const joinBeside = async (before: StoredEnrollment, enrollment: Enrollment, isHolder: boolean) => {
    const { applicantId, joinedAt: at } = enrollment;
    if (before.applicantId === applicantId) {
      // A join that was asked for before leaving, and comes late, does not undo the leaving.
      if (before.leftAt === undefined || at <= before.leftAt) return { joinedAt: before.joinedAt, isNew: false };
      const isBack = await update(before, {
        UpdateExpression: 'SET #event = :event, occurredAt = :at REMOVE leftAt',
        ConditionExpression: 'applicantId = :owner AND leftAt = :leftAt',
        ExpressionAttributeNames: { '#event': 'event' },
        ExpressionAttributeValues: {
          ':event': EnrollmentJoined.shape.event.value,
          ':at': at,
          ':owner': applicantId,
          ':leftAt': before.leftAt,
        },
      });
      return isBack ? { joinedAt: before.joinedAt, isNew: true } : undefined;
    }
    const known = before.claimants?.[applicantId];
    if (isHolder) {
      const { standing, registrationVersion } = enrollment;
      const passed = { ...passedTo(before, applicantId, known ?? at), standing, registrationVersion };
      return (await replace(before, joinedItem(passed, at)))
        ? { joinedAt: passed.joinedAt, isNew: known === undefined }
        : undefined;
    }
    if (known !== undefined) return { joinedAt: known, isNew: false };
    const { ConditionExpression, values } = unchanged(before);
    const isNoted = await update(before, {
      UpdateExpression: 'SET claimants = :more',
      ConditionExpression,
      ExpressionAttributeValues: { ...values, ':more': { ...before.claimants, [applicantId]: at } },
    });
    return isNoted ? { joinedAt: at, isNew: true } : undefined;
  };

  /** Settles an item that is not this person's, who holds the NIK. Undefined when it was changed meanwhile. */
  const settleHolder = async (
    before: StoredEnrollment,
    holder: { readonly applicantId: ApplicantId; readonly standing: Standing; readonly registrationVersion: number },
  ): Promise<boolean> => {
    const { applicantId, standing, registrationVersion } = holder;
    const joinedAt = before.claimants?.[applicantId];
    if (joinedAt !== undefined) {
      const passed = { ...passedTo(before, applicantId, joinedAt), standing, registrationVersion };
      return replace(before, joinedItem(passed, joinedAt));
    }
    const { ConditionExpression, values } = unchanged(before);
    return update(before, {
      UpdateExpression: 'SET standing = :standing, registrationVersion = :version',
      ConditionExpression,
      ExpressionAttributeValues: { ...values, ':standing': standing, ':version': registrationVersion },
    });
  };

  return {
    /** The enrolment under a ticket, whoever's it is. */
    get: async (
      waveId: WaveId,
      ticket: Ticket,
      options?: { eventually?: boolean },
    ): Promise<Enrollment | undefined> => {
      const found = await stored(waveId, ticket, options?.eventually);
      return found && Enrollment.parse(found);
    },

    /** A person's own enrolment. Of one that they share with the holder of the NIK they see that they joined, and no more. */
    async own(waveId: WaveId, ticket: Ticket, applicantId: ApplicantId): Promise<Enrollment | undefined> {
      const found = await stored(waveId, ticket);
      if (found?.applicantId === applicantId) return Enrollment.parse(found);
      const joinedAt = found?.claimants?.[applicantId];
      if (joinedAt === undefined) return undefined;
      return {
        waveId,
        ticket,
        applicantId,
        joinedAt,
        registrationVersion: 0,
        standing: { state: 'pending', asOf: joinedAt },
      };
    },

    /**
     * Joins: one write, unless the ticket is there already. Who joined and left is back as if they had never left. A
     * person who only claims to be the holder of the NIK (`isHolder` false) never takes the place of the one who is.
     * @returns since when the person has been in, and whether this call did it.
     * @throws Refusal busy-try-again when others kept changing the same item.
     */
    async join(enrollment: Enrollment, isHolder = true): Promise<{ joinedAt: string; isNew: boolean }> {
      const { waveId, ticket, joinedAt } = enrollment;
      const put = new PutCommand({
        TableName,
        Item: joinedItem(enrollment, joinedAt),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        if (await unlessRefused(table.client.send(put))) return { joinedAt, isNew: true };
        const before = await stored(waveId, ticket);
        const joined = before && (await joinBeside(before, enrollment, isHolder));
        if (joined !== undefined) return joined;
      }
      throw new Refusal('busy-try-again');
    },

    /**
     * Leaves. The first leaving stands until the person joins again.
     * @returns the instant of leaving, or undefined where the person is not in.
     */
    async leave(
      { waveId, ticket, applicantId }: Pick<Enrollment, 'waveId' | 'ticket' | 'applicantId'>,
      at: string,
    ): Promise<{ leftAt: string; isNew: boolean } | undefined> {
      const hasLeft = await update(
        { waveId, ticket },
        {
          UpdateExpression: 'SET leftAt = :at, #event = :event, occurredAt = :at',
          ConditionExpression: 'applicantId = :owner AND attribute_not_exists(leftAt)',
          ExpressionAttributeNames: { '#event': 'event' },
          ExpressionAttributeValues: {
            ':at': at,
            ':event': EnrollmentLeft.shape.event.value,
            ':owner': applicantId,
          },
        },
      );
      if (hasLeft) return { leftAt: at, isNew: true };
      const found = await stored(waveId, ticket);
      if (found?.applicantId !== applicantId || found.leftAt === undefined) return undefined;
      return { leftAt: found.leftAt, isNew: false };
    },

    /**
     * Brings the standing of an enrolment up to date, also of one that was left. `registrationVersion` is the version
     * that it was drawn from: an older one never overwrites a newer one. Versions of different people do not compare:
     * with `applicantId`, the holder of the NIK, the holder's standing replaces that of anybody else, and the enrolment
     * becomes theirs if they joined.
     * @returns `newer` when the standing reflects a newer version already; `absent` when there is no enrolment.
     * @throws Refusal busy-try-again when others kept changing the same item.
     */
    async settle(
      waveId: WaveId,
      ticket: Ticket,
      standing: Standing,
      registrationVersion: number,
      applicantId?: ApplicantId,
    ): Promise<'settled' | 'absent' | 'newer'> {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const isSettled = await update(
          { waveId, ticket },
          {
            UpdateExpression: 'SET standing = :standing, registrationVersion = :version',
            ConditionExpression: `registrationVersion <= :version${applicantId === undefined ? '' : ' AND applicantId = :owner'}`,
            ExpressionAttributeValues: {
              ':standing': standing,
              ':version': registrationVersion,
              ...(applicantId === undefined ? {} : { ':owner': applicantId }),
            },
          },
        );
        if (isSettled) return 'settled';
        const before = await stored(waveId, ticket);
        if (before === undefined) return 'absent';
        if (applicantId === undefined || before.applicantId === applicantId) {
          if (before.registrationVersion > registrationVersion) return 'newer';
        } else if (await settleHolder(before, { applicantId, standing, registrationVersion })) {
          return 'settled';
        }
      }
      throw new Refusal('busy-try-again');
    },

    /**
     * All enrolments of one shard, by ticket, page by page, read consistently. DynamoDB reads them whole, and sends what
     * is needed of them, which is half.
     */
    async *shardPages(waveId: WaveId, shardNumber: number): AsyncGenerator<FreezingEnrollment[]> {
      const attributes = Object.keys(FreezingEnrollment.shape);
      for await (const page of queryPages(table, keys.enrollments(waveId, shardNumber), { attributes })) {
        yield page.map((item) => FreezingEnrollment.parse(item));
      }
    },
  };
};
export type Enrollments = ReturnType<typeof enrollmentTable>;
