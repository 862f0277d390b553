import { certificateTable } from '../../shared/table/certificates.ts';
import { completionTable } from '../../shared/table/completions.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { queryAll } from '../../shared/table/read.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import type { Told } from './run.ts';
import type { Setting } from './setting.ts';
import { orderNamed } from './trainings.ts';

/** What is there at the end: counted from the table, training by training and notice by notice. */
export interface Counted {
  readonly trainings: number;
  readonly completed: number;
  /** Different certificates that purchases name and that are there. */
  readonly certificates: number;
  readonly events: number;
  readonly notices: number;
  /** Notices whose outcome is the certificate of their training. */
  readonly outcomes: number;
}

/** Whether nothing was lost and nothing doubled. */
export const isWhole = ({ trainings, completed, certificates, events, notices, outcomes }: Counted): boolean =>
  completed === trainings && certificates === trainings && events === trainings && outcomes === notices;

export const counted = async ({ table }: Setting, told: readonly Told[]): Promise<Counted> => {
  const orders = orderTable(table);
  const certificates = certificateTable(table);
  const completions = completionTable(table);
  const certificateOf = new Map<string, string>();
  const found = { completed: 0, events: 0, outcomes: 0 };
  const names = new Set(told.flatMap(({ names: of }) => of));
  await forEachAtOnce(names, 16, async (name) => {
    const { orderId } = orderNamed(name);
    const order = await orders.get(orderId);
    const events = await queryAll(table, { pk: keys.order(orderId).pk, prefix: 'EVENT#' });
    found.events += events.filter(({ event }) => event === 'training.completed.v1').length;
    if (order?.status !== 'completed' || order.certificateId === undefined) return;
    found.completed += 1;
    const certificate = await certificates.get(order.certificateId);
    if (certificate?.order.orderId === orderId) certificateOf.set(name, certificate.certificateId);
  });
  const notices = told.flatMap(({ batchId, names: of }) => of.map((name, position) => ({ batchId, position, name })));
  await forEachAtOnce(notices, 16, async ({ batchId, position, name }) => {
    const outcome = await completions.outcome(batchId, position);
    if (outcome?.status === 'completed' && outcome.certificateId === certificateOf.get(name)) found.outcomes += 1;
  });
  return {
    ...found,
    trainings: names.size,
    certificates: new Set(certificateOf.values()).size,
    notices: notices.length,
  };
};

/** The certificate of a training that was completed. @throws Error where there is none. */
export const certificateOf = async ({ table }: Setting, name: string) => {
  const order = await orderTable(table).get(orderNamed(name).orderId);
  const found = order?.certificateId === undefined ? undefined : await certificateTable(table).get(order.certificateId);
  if (found === undefined) throw new Error('A training has no certificate.');
  return found;
};
