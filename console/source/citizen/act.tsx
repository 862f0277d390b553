import { useState } from 'preact/hooks';
import { Fault } from './fault.tsx';

/** A button whose work may be refused, and says so. */
export const Act = ({
  text,
  isStrong = false,
  run,
}: {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly run: () => Promise<unknown>;
}) => {
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  return (
    <>
      <button
        type="button"
        class={isStrong ? 'strong' : 'quiet-button'}
        disabled={isBusy}
        onClick={() => {
          setIsBusy(true);
          setFault(undefined);
          run()
            .catch(setFault)
            .finally(() => {
              setIsBusy(false);
            });
        }}
      >
        {text}
      </button>
      <Fault fault={fault} />
    </>
  );
};
