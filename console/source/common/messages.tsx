import { ApiRefused } from '../../../shared/api-client/client.ts';
import { useWords } from './language.ts';
import { PageHeading } from './page-heading.tsx';

const dictionary = {
  id: {
    unreachable: 'Layanan tidak menjawab. Periksa sambungan internet Anda.',
    retry: 'Coba lagi',
    loading: 'Sedang memuat …',
    missing: 'Halaman ini tidak ada.',
  },
  en: {
    unreachable: 'The service does not answer. Please check your connection.',
    retry: 'Try again',
    loading: 'Loading …',
    missing: 'There is no such page.',
  },
};

export const Missing = () => <PageHeading text={useWords(dictionary).words.missing} />;

export const Loading = () => (
  <p class="quiet" role="status">
    {useWords(dictionary).words.loading}
  </p>
);

/** What failed, in the service's own sentence where it gave one, and a way to try again where there is one. */
export const Problem = ({ fault, onRetry }: { readonly fault: unknown; readonly onRetry?: () => void }) => {
  const { words } = useWords(dictionary);
  // That the session is over is told by the frame of the page, with the way back in.
  if (fault instanceof ApiRefused && fault.status === 401) return null;
  return (
    <div class="finding noted" role="alert">
      <p>{fault instanceof ApiRefused ? fault.message : words.unreachable}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </div>
  );
};
