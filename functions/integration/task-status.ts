import * as z from 'zod';
import { mustStand } from '../../shared/domain/training/redeeming.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { purchaseBehind, type RedeemSources } from '../../shared/integration/redeem.ts';
import { TaskFields, taskStatusView } from '../../shared/integration/tasks.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { skillsTaskTable, type SkillsTasks } from '../../shared/table/skills-tasks.ts';

interface TaskStatus extends Pick<RedeemSources, 'orders' | 'courses'> {
  readonly tasks: Pick<SkillsTasks, 'get'>;
}

const message = { id: 'Status tugas ditemukan.', en: 'The status of the task was found.' };

/** POST /api/v1/integration/tpm/submission/status: how far a participant's skills task is. */
export const taskStatus = (edge: IntegrationEdge, { orders, courses, tasks }: TaskStatus) =>
  integration({ body: TaskFields }, edge, async ({ body, institutionId }) => {
    const { redeem_code: code, scope, sequence } = body;
    const { order, schedule } = await purchaseBehind({ orders, courses }, code, institutionId);
    mustStand(order, schedule);
    return { message, data: taskStatusView(await tasks.get(order.orderId, { scope, sequence })) };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = taskStatus(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  { orders: orderTable(table), courses: courseTable(table), tasks: skillsTaskTable(table) },
);
