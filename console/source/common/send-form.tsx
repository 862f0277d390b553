import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { faultsIn } from './faults.ts';
import { Problem } from './messages.tsx';

interface Answer {
  /** What the button says. */
  readonly text: string;
  /** Sends what was typed. @throws ApiRefused with the faults of the fields. */
  readonly send: () => Promise<unknown>;
}

interface SendFormProps extends Answer {
  /** What the button says while it is being sent. */
  readonly sending?: string;
  /** Another answer than the first, such as a no. */
  readonly other?: Answer | undefined;
  /** The name of a field by that of the service, where they differ. */
  readonly nameOf?: (field: string) => string;
  /** Tells what no field stands for. */
  readonly tell?: (fault: unknown) => ComponentChildren;
  readonly children: (faults: ReadonlyMap<string, string>) => ComponentChildren;
}

/**
 * A form whose fields the service judges: what it finds stands beside them, and the first of them is gone to; what no
 * field stands for is told at the end. The button keeps the keyboard while it is being sent, and sends once.
 */
export const SendForm = ({
  text,
  send,
  sending = text,
  other,
  nameOf = (field) => field,
  tell = (fault) => <Problem fault={fault} />,
  children,
}: SendFormProps) => {
  const [isSending, setIsSending] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [isBesideField, setIsBesideField] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Before it is painted: what stands beside a field is not told at the end as well.
  useLayoutEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? undefined;
    setIsBesideField(first !== undefined);
    first?.focus();
  }, [fault]);
  const give = (answer: Answer) => {
    if (isSending) return;
    setIsSending(true);
    setFault(undefined);
    answer
      .send()
      .catch(setFault)
      .finally(() => {
        setIsSending(false);
      });
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        give({ text, send });
      }}
    >
      {children(new Map([...faultsIn(fault)].map(([field, detail]) => [nameOf(field), detail])))}
      {fault === undefined || isBesideField ? null : tell(fault)}
      <p class="choices">
        <button type="submit" aria-disabled={isSending}>
          {isSending ? sending : text}
        </button>
        {other === undefined ? null : (
          <button
            type="button"
            class="light"
            aria-disabled={isSending}
            onClick={() => {
              give(other);
            }}
          >
            {other.text}
          </button>
        )}
      </p>
    </form>
  );
};
