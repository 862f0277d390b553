import { useState } from 'preact/hooks';
import { runbooks } from 'virtual:runbooks';
import { useWords } from '../common/language.ts';
import { PageHeading } from '../common/page-heading.tsx';
import { runbookWords } from './runbook-words.ts';

/** `/operations/runbooks`: what to do about each alarm. */
export const RunbooksPage = () => {
  const { words } = useWords(runbookWords);
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = runbooks.filter(({ name, title, alarms }) =>
    [name, title, ...alarms].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <PageHeading text={words.title} />
      <p>{words.lead}</p>
      <p class="field">
        <label for="sought">{words.find}</label>
        <input
          id="sought"
          type="search"
          autocomplete="off"
          value={sought}
          onInput={(event) => {
            setSought(event.currentTarget.value);
          }}
        />
      </p>
      <p role="status">{found.length === 0 ? words.none : ''}</p>
      <ul class="runbooks" lang="en">
        {found.map(({ name, title, alarms }) => (
          <li key={name}>
            <a href={`/operations/runbooks/${name}`}>{title}</a> <span class="quiet">{alarms.join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
