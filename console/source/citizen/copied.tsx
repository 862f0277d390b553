import { useState } from 'preact/hooks';
import { useWords } from '../common/language.ts';

const dictionary = {
  id: { copy: 'Salin', done: 'Sudah disalin.' },
  en: { copy: 'Copy', done: 'Copied.' },
};

/** A number or code that is typed elsewhere, with a button that copies it. */
export const Copied = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const { words } = useWords(dictionary);
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div class="code">
      <p class="quiet">{label}</p>
      <p class="code-line">
        <code>{text}</code>
        <button
          type="button"
          class="quiet-button"
          aria-label={`${words.copy}: ${label}`}
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => {
              setIsCopied(true);
            });
          }}
        >
          {words.copy}
        </button>
      </p>
      <p class="quiet" role="status">
        {isCopied ? words.done : ''}
      </p>
    </div>
  );
};
