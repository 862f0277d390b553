import * as z from 'zod';
import { mustStand } from '../../shared/domain/training/redeeming.ts';
import { assessedTask, FileAddress, taskCodes } from '../../shared/domain/training/skills-task.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { purchaseBehind, type RedeemSources } from '../../shared/integration/redeem.ts';
import { absent, changeTask, taskFields, taskView } from '../../shared/integration/tasks.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { skillsTaskTable, type SkillsTasks } from '../../shared/table/skills-tasks.ts';

const Body = z.object({
  ...taskFields,
  notes: z.string().max(4_000).default(''),
  url_file: z.union([absent, FileAddress]),
  /** Our own field, which the clients of before do not send: they assess a task by giving feedback to it. */
  passed: z.boolean().default(true),
});

interface SubmitFeedback extends Pick<RedeemSources, 'orders' | 'courses'> {
  readonly tasks: Pick<SkillsTasks, 'get' | 'save'>;
}

const message = { id: 'Umpan balik berhasil disimpan.', en: 'The feedback was kept.' };

/**
 * POST /api/v1/integration/tpm/feedback/submission: an institution assesses a task that was handed in. With
 * `passed: false` it can be handed in again; otherwise the assessment stands. The same again is answered the same.
 */
export const submitFeedback = (edge: IntegrationEdge, { orders, courses, tasks }: SubmitFeedback) =>
  integration({ body: Body }, edge, async ({ body, institutionId, at }) => {
    const { redeem_code: code, scope, sequence, notes, url_file: file, passed } = body;
    const { order, schedule } = await purchaseBehind({ orders, courses }, code, institutionId);
    mustStand(order, schedule);
    const task = await changeTask(
      { tasks, keys: edge.keys },
      order,
      { scope, sequence },
      (standing) => assessedTask(order, standing, { passed, notes, file, at }),
      () => ({
        event: 'skills-task.assessed.v1',
        occurredAt: at.toISOString(),
        data: { orderId: order.orderId, institutionId, scope, sequence, passed },
      }),
    );
    const view = taskView(order, task, taskCodes(task).feedback, task.assessment?.file ?? '');
    return { message, data: { ...view, notes: task.assessment?.notes ?? '' } };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = submitFeedback(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  { orders: orderTable(table), courses: courseTable(table), tasks: skillsTaskTable(table) },
);
