import { channels, type Notice } from '../domain/notice.ts';
import type { SelectionDependencies } from './dependencies.ts';
import type { StageWork } from './stage.ts';
import { winnersIn } from './winners.ts';

/** Stage 11: puts a notice for each winner and channel on its queue. Nobody who did not win is written to. */
export const notifyStage = (dependencies: SelectionDependencies): StageWork => {
  const winners = winnersIn(dependencies);
  return {
    units: winners.units,
    atOnce: 4,
    async work(run, unit) {
      const batch = await winners.of(run, unit);
      const messages = batch.winners.flatMap(({ ticket, applicantId }) =>
        channels.map((channel) => ({
          body: { about: 'award', waveId: run.waveId, ticket, applicantId, channel } satisfies Notice,
        })),
      );
      await dependencies.notices(messages);
      return { summary: { notices: messages.length } };
    },
  };
};
