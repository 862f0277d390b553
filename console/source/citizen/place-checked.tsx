import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { checkPlace, evidenceOfWave, type PlaceStep } from '../proof/index.ts';
import { PlaceFound } from '../public/place-found.tsx';
import { PlaceSteps } from '../public/place-steps.tsx';
import '../public/public.css';
import { waveWords } from './wave-words.ts';

export interface OwnPlace {
  readonly own: Session;
  readonly waveId: string;
  readonly ticket: string;
  /** The code of the regency in which the ticket stands. */
  readonly regency: string;
}

/** One's own place, computed again in this browser from the public evidence. To be loaded when somebody asks for it. */
export const PlaceChecked = ({ own, waveId, ticket, regency }: OwnPlace) => {
  const { words } = useWords(waveWords);
  const [steps, setSteps] = useState<readonly PlaceStep[]>([]);
  const { value, fault, retry } = useLoaded(ticket, async () => {
    const client = clientOf(own);
    const [keys, wave] = await Promise.all([
      told(client.GET('/v1/keys')),
      told(client.GET('/v1/waves/{waveId}', { params: { path: { waveId } } })),
    ]);
    const report = await checkPlace(evidenceOfWave(waveId), {
      ...{ waveId, ticket, regency, keys, onSteps: setSteps },
    });
    return { report, wave };
  });
  return (
    <>
      <div aria-live="polite">
        {value === undefined ? (
          fault === undefined && <p>{words.checking}</p>
        ) : (
          <PlaceFound report={value.report} wave={value.wave} onAgain={retry} />
        )}
      </div>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {steps.length > 0 && <PlaceSteps steps={steps} />}
    </>
  );
};
