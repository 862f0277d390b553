import { channels, type Notice } from '../domain/notice.ts';
import type { SelectionDependencies } from './dependencies.ts';
import type { StageWork } from './stage.ts';
import { winnersIn } from './winners.ts';

/** Stage 10: puts a notice for each winner and channel on its queue. Nobody who did not win is written to. */
export const notifyStage = (dependencies: SelectionDependencies): StageWork => {
  const winners = winnersIn(dependencies);
  return {
    units: winners.units,
    atOnce: 4,
    async run(waveId, unit) {
      const batch = await winners.of(waveId, unit);
      const messages = batch.winners.flatMap(({ ticket, applicantId }) =>
        channels.map((channel) => ({ body: { waveId, ticket, applicantId, channel } satisfies Notice })),
      );
      await dependencies.notices(messages);
      return { summary: { notices: messages.length } };
    },
  };
};
