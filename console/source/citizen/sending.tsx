import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { faultsIn } from '../common/faults.ts';
import { Fault } from './fault.tsx';

interface SendFormProps {
  /** What the button says. */
  readonly text: string;
  /** Sends what was typed. @throws ApiRefused with the faults of the fields. */
  readonly send: () => Promise<unknown>;
  readonly children: (faults: ReadonlyMap<string, string>) => ComponentChildren;
}

/** A form whose fields the service judges: what it finds stands beside them, and the first of them is gone to. */
export const SendForm = ({ text, send, children }: SendFormProps) => {
  const [isSending, setIsSending] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsIn(fault);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsSending(true);
        setFault(undefined);
        send()
          .catch((refused: unknown) => {
            setFault(refused);
            requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
          })
          .finally(() => {
            setIsSending(false);
          });
      }}
    >
      {children(faults)}
      {faults.size === 0 && <Fault fault={fault} />}
      <p>
        <button type="submit" disabled={isSending}>
          {text}
        </button>
      </p>
    </form>
  );
};
