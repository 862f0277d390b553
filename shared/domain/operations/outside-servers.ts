/** Others' servers, on which the programme depends. */
export type OutsideServer = 'registry' | 'messages' | 'liveness' | 'bank';

/** How a server answered, a quarter of an hour after the other, the newest last: what was put off, and what was done. */
export interface ServerQuarters {
  readonly postponed: readonly number[];
  readonly answered: readonly number[];
}

/** Whether a server does not answer at the moment: in the newest quarter something was put off, and nothing was done. */
export const isSilent = ({ postponed, answered }: ServerQuarters): boolean =>
  (postponed.at(-1) ?? 0) > 0 && (answered.at(-1) ?? 0) === 0;

/** The page that says what to do when a server does not answer (docs/runbooks). */
export const runbookOf = (server: OutsideServer): string => `${server}-unavailable`;
