import * as z from 'zod';
import { mustStand } from '../../shared/domain/training/redeeming.ts';
import { FileAddress, submittedTask, taskCodes } from '../../shared/domain/training/skills-task.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { purchaseBehind, type RedeemSources } from '../../shared/integration/redeem.ts';
import { changeTask, taskFields, taskView } from '../../shared/integration/tasks.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { skillsTaskTable, type SkillsTasks } from '../../shared/table/skills-tasks.ts';

interface SubmitTask extends Pick<RedeemSources, 'orders' | 'courses'> {
  readonly tasks: Pick<SkillsTasks, 'get' | 'save'>;
}

const message = { id: 'Tugas berhasil dikumpulkan.', en: 'The task was handed in.' };

/**
 * POST /api/v1/integration/tpm/submission: an institution hands a participant's skills task in, by the address of its
 * file. Until it is assessed a later file takes its place; the same again is answered the same.
 */
export const submitTask = (edge: IntegrationEdge, { orders, courses, tasks }: SubmitTask) =>
  integration(
    { body: z.object({ ...taskFields, url_file: FileAddress }) },
    edge,
    async ({ body, institutionId, at }) => {
      const { redeem_code: code, scope, sequence, url_file: file } = body;
      const { order, schedule } = await purchaseBehind({ orders, courses }, code, institutionId);
      mustStand(order, schedule);
      const task = await changeTask(
        { tasks, keys: edge.keys },
        order,
        { scope, sequence },
        (standing) => submittedTask(order, standing, { scope, sequence, file, at }),
        () => ({
          event: 'skills-task.submitted.v1',
          occurredAt: at.toISOString(),
          data: { orderId: order.orderId, institutionId, scope, sequence },
        }),
      );
      return { message, data: taskView(order, task, taskCodes(task).assignment, task.file) };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = submitTask(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  { orders: orderTable(table), courses: courseTable(table), tasks: skillsTaskTable(table) },
);
