import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { selectionOf } from './answers.ts';
import { operationsWords } from './words.ts';

/** `/operations/waves/ID`: a selection, watched live. */
export const SelectionPage = ({ own, waveId }: { readonly own: Session; readonly waveId: string }) => {
  const { words, language } = useWords(operationsWords);
  const { value, fault, retry } = useLoaded(waveId, () => selectionOf(own, waveId), 2);
  return (
    <>
      <h1>{words.selection(waveId)}</h1>
      {fault !== undefined && <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined && <Loading />}
      {value && (
        <>
          {value.result && <p role="status">{words.published(instantText(language, value.result.publishedAt))}</p>}
          <div class="wide" role="region" aria-label={words.selection(waveId)} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {words.stages.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.stages.map(({ stage, state, done, remaining, rate, estimateSeconds }) => (
                  <tr key={stage}>
                    <th scope="row">{stage}</th>
                    <td data-label={words.stages[1]}>{words.stageStates[state]}</td>
                    <td data-label={words.stages[2]}>{numberText(language, done)}</td>
                    <td data-label={words.stages[3]}>{numberText(language, remaining)}</td>
                    <td data-label={words.stages[4]}>{numberText(language, rate)}</td>
                    <td data-label={words.stages[5]}>
                      {estimateSeconds === undefined ? '–' : numberText(language, estimateSeconds)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="quiet">{words.at(instantText(language, value.at))}</p>
        </>
      )}
    </>
  );
};
