import { StaffActed, StaffAnswered } from '../../../events/staff-action.ts';
import { access } from '../../domain/access/index.ts';
import type { Override, Overrides } from '../../domain/audit/answers.ts';
import type { Table } from '../../table/client.ts';
import { cursorOf, positionOf } from '../../table/cursor.ts';
import { keys } from '../../table/keys.ts';
import { getItem, queryFrom } from '../../table/read.ts';

/** The actions that set aside what was decided, as the table of access marks them, in the order of their names. */
export const overridingActions: readonly string[] = Object.values(access)
  .filter((row) => 'overrides' in row && row.overrides)
  .map(({ action }) => action)
  .sort();

/** Lines of the record on one page: a line for what was asked for, and one for what was answered. */
const pageLines = 500;
const position = /^([a-z-]+) (.*)$/;

const overrideOf = (acted: StaffActed, answered: StaffAnswered | undefined): Override => ({
  at: acted.occurredAt,
  action: acted.data.action,
  requestId: acted.data.requestId,
  staffId: acted.data.staffId,
  groups: acted.data.groups,
  parameters: acted.data.parameters,
  ...(answered === undefined ? {} : { status: answered.data.status }),
  ...(answered?.data.code === undefined ? {} : { code: answered.data.code }),
});

/** Finds everything of a month (in UTC, such as `2023-02`) that set aside what was decided, action by action, page by page. */
export const findOverrides =
  (table: Table) =>
  async (month: string, cursor: string | undefined): Promise<Overrides> => {
    const [, from = overridingActions[0] ?? '', start = ''] = cursor === undefined ? [] : positionOf(cursor, position);
    const overrides: Override[] = [];
    let after = start === '' ? undefined : start;
    let left = pageLines;
    for (const action of overridingActions.filter((one) => one >= from)) {
      const { items, last } = await queryFrom(table, keys.staffActions(action, month), { after, limit: left });
      after = undefined;
      left -= items.length;
      const answers = new Map(
        items.flatMap((item) => {
          const answer = StaffAnswered.safeParse(item);
          return answer.success ? [[answer.data.data.requestId, answer.data] as const] : [];
        }),
      );
      for (const item of items) {
        const { success, data: acted } = StaffActed.safeParse(item);
        if (!success) continue;
        const { requestId } = acted.data;
        const key = keys.staffAnswer(action, acted.occurredAt, requestId);
        // The answer to the last line of a page stands on the next one.
        const answer = answers.get(requestId) ?? (await getItem(table, key));
        overrides.push(overrideOf(acted, answer === undefined ? undefined : StaffAnswered.parse(answer)));
      }
      if (last !== undefined) return { month, overrides, nextCursor: cursorOf(`${action} ${last}`) };
      if (left <= 0) {
        const next = overridingActions.find((one) => one > action);
        return { month, overrides, ...(next === undefined ? {} : { nextCursor: cursorOf(`${next} `) }) };
      }
    }
    return { month, overrides };
  };
export type FindOverrides = ReturnType<typeof findOverrides>;
