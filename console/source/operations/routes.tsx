import type { ComponentChild } from 'preact';
import { QueueId } from '../../../shared/domain/operations/queues.ts';
import { useWords } from '../common/language.ts';
import { Missing } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { ApprovalsPage } from './approvals-page.tsx';
import { CreateWavePage } from './create-wave-page.tsx';
import { DayPage } from './day-page.tsx';
import './operations.css';
import { Overview } from './overview.tsx';
import { QueuePage } from './queue-page.tsx';
import { QueuesPage } from './queues-page.tsx';
import { RunbookPage } from './runbook-page.tsx';
import { RunbooksPage } from './runbooks-page.tsx';
import { SelectionPage } from './selection-page.tsx';
import { SwitchesPage } from './switches-page.tsx';
import { WavesPage } from './waves-page.tsx';
import { operationsWords } from './words.ts';

type Area = keyof (typeof operationsWords)['id']['areas'];
const areas: readonly Area[] = ['overview', 'waves', 'queues', 'approvals', 'day', 'switches', 'runbooks'];

const pathOf = (area: Area): string => (area === 'overview' ? '/operations' : `/operations/${area}`);

const pageAt = (own: Session, area: string, id: string): ComponentChild => {
  const queue = QueueId.safeParse(id);
  switch (area) {
    case '':
      return id === '' ? <Overview own={own} /> : undefined;
    case 'waves':
      if (id === 'new') return <CreateWavePage own={own} />;
      return id === '' ? <WavesPage own={own} /> : <SelectionPage own={own} waveId={id} />;
    case 'queues':
      if (id === '') return <QueuesPage own={own} />;
      return queue.success ? <QueuePage own={own} queue={queue.data} /> : undefined;
    case 'approvals':
      return id === '' ? <ApprovalsPage own={own} /> : undefined;
    case 'day':
      return id === '' ? <DayPage own={own} /> : undefined;
    case 'switches':
      return id === '' ? <SwitchesPage own={own} /> : undefined;
    case 'runbooks':
      return id === '' ? <RunbooksPage /> : <RunbookPage name={id} />;
    default:
      return undefined;
  }
};

/** The page at a path below `/operations`, under the links to the others. */
export const OperationsPages = ({ own, pathname }: { readonly own: Session; readonly pathname: string }) => {
  const { words } = useWords(operationsWords);
  const [, , area = '', id = '', ...more] = pathname.replace(/\/$/, '').split('/');
  const page = more.length > 0 ? undefined : pageAt(own, area, id);
  return (
    <>
      <nav class="tabs" aria-label={words.pages}>
        {areas.map((one) => {
          const path = pathOf(one);
          return (
            <a key={one} href={path} aria-current={(area === '' ? 'overview' : area) === one ? 'page' : undefined}>
              {words.areas[one]}
            </a>
          );
        })}
      </nav>
      {page ?? <Missing />}
    </>
  );
};
