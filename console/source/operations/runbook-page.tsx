import { h } from 'preact';
import { bodies, runbooks } from 'virtual:runbooks';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Missing, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { RunbookNode } from './runbook.ts';
import { runbookWords } from './runbook-words.ts';

const shown = (node: RunbookNode): preact.ComponentChild => {
  if (typeof node === 'string') return node;
  const { tag, href, children } = node;
  return h(tag, href === undefined ? {} : { href }, ...children.map(shown));
};

/** `/operations/runbooks/NAME`: what to do about an alarm. */
export const RunbookPage = ({ name }: { readonly name: string }) => {
  const { words } = useWords(runbookWords);
  const listed = runbooks.find((one) => one.name === name);
  const { value, fault, retry } = useLoaded(name, async () => (await bodies[name]?.())?.body ?? []);
  if (listed === undefined) return <Missing />;
  return (
    <>
      <p class="contents">
        <a href="/operations/runbooks">{words.all}</a>
      </p>
      <div lang="en">
        <PageHeading text={listed.title} />
      </div>
      <p class="quiet">{words.english}</p>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      <div class="runbook-text" lang="en">
        {value?.map(shown)}
      </div>
    </>
  );
};
