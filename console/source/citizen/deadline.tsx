import { useContext } from 'preact/hooks';
import { instantText } from '../common/format.ts';
import { LanguageContext } from '../common/language.ts';
import { Countdown } from '../common/time.tsx';

/** An instant that something lasts to, or begins at, and how long it is until then. */
export const Deadline = ({ label, at }: { readonly label: string; readonly at: string }) => {
  const language = useContext(LanguageContext);
  return (
    <p class="deadline">
      <span>
        {label} {instantText(language, at)}
      </span>
      <Countdown until={at} />
    </p>
  );
};
