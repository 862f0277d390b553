import type { Role } from '../../../shared/domain/access/row.ts';
import { isSilent, runbookOf } from '../../../shared/domain/operations/outside-servers.ts';
import { isOld } from '../../../shared/domain/operations/queues.ts';
import { durationText } from '../common/duration.ts';
import { numberText } from '../common/format.ts';
import type { Language } from '../common/languages.ts';
import type { Approvals, Features, Pulse, Queues, Selection } from './answer-types.ts';
import { overviewWords } from './overview-words.ts';
import { operationsWords } from './words.ts';

/** Something that needs somebody, in one line, where it is looked at, and what to do about it. */
export interface Attention {
  /** Somebody is called for it at night; otherwise it waits for a decision. */
  readonly isUrgent: boolean;
  readonly text: string;
  readonly href: string;
  readonly runbook?: string;
}

/** Who looks, as far as a session tells. */
interface Who {
  readonly claims: { readonly sub: string; readonly roles: readonly Role[] } | undefined;
}

const ofQueues = (language: Language, { queues }: Queues): Attention[] => {
  const [own, { queues: names }] = [overviewWords[language], operationsWords[language]];
  return queues.flatMap(({ queue, deadLetters, oldestSeconds }) => {
    const href = `/operations/queues/${queue}`;
    const found: Attention[] = [];
    if (deadLetters > 0) {
      const text = own.dead(numberText(language, deadLetters), names[queue]);
      found.push({ isUrgent: true, text, href, runbook: `${queue}-dead-letters` });
    }
    if (oldestSeconds !== undefined && isOld(queue, oldestSeconds)) {
      const text = own.old(names[queue], durationText(language, oldestSeconds));
      found.push({ isUrgent: true, text, href, runbook: `${queue}-backlog` });
    }
    return found;
  });
};

const ofServers = (language: Language, { servers }: Pulse): Attention[] =>
  servers.filter(isSilent).map(({ server, postponed }) => ({
    isUrgent: true,
    text: overviewWords[language].silent(
      operationsWords[language].servers[server],
      numberText(language, postponed.at(-1) ?? 0),
    ),
    href: '/operations/day',
    runbook: runbookOf(server),
  }));

const ofSelections = (language: Language, selections: readonly Selection[]): Attention[] =>
  selections.flatMap(({ waveId, stages }) =>
    stages.flatMap(({ stage, state }): Attention[] => {
      const href = `/operations/waves/${waveId}`;
      const words = overviewWords[language];
      if (stage === 'gate' && state === 'waiting')
        return [{ isUrgent: true, text: words.held(waveId), href, runbook: 'fairness-held' }];
      if (state !== 'stalled') return [];
      const text = words.stalled(waveId, operationsWords[language].stages[stage]);
      return [{ isUrgent: true, text, href, runbook: 'selection-stalled' }];
    }),
  );

const ofApprovals = (language: Language, { approvals }: Approvals, { claims }: Who): Attention[] => {
  const words = overviewWords[language];
  const isOwn = ({ proposedBy }: Approvals['approvals'][number]) => proposedBy === claims?.sub;
  const others = approvals.filter((one) => !isOwn(one));
  const mine = others.filter(
    ({ roles, approvedBy }) =>
      roles.some((role) => claims?.roles.includes(role) === true) && !approvedBy.includes(claims?.sub ?? ''),
  );
  const line = (count: number, text: (count: string) => string): Attention[] =>
    count === 0 ? [] : [{ isUrgent: false, text: text(numberText(language, count)), href: '/operations/approvals' }];
  return [
    ...line(mine.length, words.others),
    ...line(others.length - mine.length, words.waiting),
    ...line(approvals.length - others.length, words.own),
  ];
};

const ofFeatures = (language: Language, { features }: Features): Attention[] => {
  const words = overviewWords[language];
  return features
    .filter(({ share }) => share < 100)
    .map(({ names, share }) => ({
      isUrgent: false,
      text: share === 0 ? words.off(names[language]) : words.partly(names[language], numberText(language, share)),
      href: '/operations/switches',
    }));
};

/** What is known by now of the machinery. */
export interface Known {
  readonly queues: Queues | undefined;
  readonly pulse: Pulse | undefined;
  readonly selections: readonly Selection[] | undefined;
  readonly approvals: Approvals | undefined;
  readonly features: Features | undefined;
}

/** All that needs somebody, what people are called for first. */
export const attentionOf = (
  language: Language,
  { queues, pulse, selections, approvals, features }: Known,
  own: Who,
): Attention[] => [
  ...(queues === undefined ? [] : ofQueues(language, queues)),
  ...(selections === undefined ? [] : ofSelections(language, selections)),
  ...(pulse === undefined ? [] : ofServers(language, pulse)),
  ...(features === undefined ? [] : ofFeatures(language, features)),
  ...(approvals === undefined ? [] : ofApprovals(language, approvals, own)),
];
