import { setTimeout as pause } from 'node:timers/promises';
import { callAws } from '../emulators/aws-json.ts';
import { isObject, textOf } from '../emulators/json.ts';

/** Moves the dead letters of a queue back into it, and waits until they are; gives how many. @throws Error when they are not moved. */
export const redrive = async (endpoint: string, SourceArn: string | undefined): Promise<number> => {
  if (SourceArn === undefined) throw new Error('The queue has no dead letters.');
  await callAws(endpoint, 'AmazonSQS.StartMessageMoveTask', { SourceArn });
  for (;;) {
    const { Results } = await callAws(endpoint, 'AmazonSQS.ListMessageMoveTasks', { SourceArn });
    const task = (Array.isArray(Results) ? Results : []).find(isObject);
    if (task?.['Status'] === 'COMPLETED') return Number(task['ApproximateNumberOfMessagesMoved']);
    if (task?.['Status'] !== 'RUNNING')
      throw new Error(`The dead letters were not moved: ${textOf(task?.['FailureReason'])}`);
    await pause(20);
  }
};
