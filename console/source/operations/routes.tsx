import { QueueId } from '../../../shared/domain/operations/queues.ts';
import { Missing } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { Overview } from './overview.tsx';
import { QueuePage } from './queue-page.tsx';
import { SelectionPage } from './selection-page.tsx';

/** The page at a path below `/operations`. */
export const OperationsPages = ({ own, pathname }: { readonly own: Session; readonly pathname: string }) => {
  const [, , area = '', id = '', ...more] = pathname.replace(/\/$/, '').split('/');
  if (more.length > 0) return <Missing />;
  if (area === '') return <Overview own={own} />;
  const queue = QueueId.safeParse(id);
  if (area === 'queues' && queue.success) return <QueuePage own={own} queue={queue.data} />;
  if (area === 'waves' && id !== '') return <SelectionPage own={own} waveId={id} />;
  return <Missing />;
};
