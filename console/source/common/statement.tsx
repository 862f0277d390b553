import type { ComponentChildren } from 'preact';
import { useDraft } from './draft.ts';
import { Sentences } from './fields.tsx';
import { SendForm } from './send-form.tsx';

interface StatementProps {
  /** Tells what is typed here from what is typed elsewhere. */
  readonly draft: string;
  /** Names the field in its page. */
  readonly name: string;
  /** The service's name of the field. */
  readonly field: string;
  /** What it says as long as it is folded up. */
  readonly summary: string;
  readonly label: string;
  readonly hint: string;
  /** What the button says. */
  readonly text: string;
  /** Sends it. @throws ApiRefused. */
  readonly send: (statement: string) => Promise<unknown>;
  /** What else is to be filled in, before the sentences. */
  readonly children?: ComponentChildren;
  /** Tells what no field stands for. */
  readonly tell?: (fault: unknown) => ComponentChildren;
}

/** A form for some sentences, folded up until somebody wants it; what is typed outlives a session that ends. */
export const Statement = (props: StatementProps) => {
  const { draft, name, field, summary, label, hint, text, send, children, tell } = props;
  const { values, change, forget } = useDraft(draft, { statement: '' });
  return (
    <details open={values.statement !== ''}>
      <summary>{summary}</summary>
      <SendForm
        text={text}
        {...(tell === undefined ? {} : { tell })}
        send={async () => {
          await send(values.statement);
          forget();
        }}
      >
        {(faults) => (
          <>
            {children}
            <Sentences
              name={name}
              label={label}
              hint={hint}
              value={values.statement}
              fault={faults.get(field)}
              onChange={(statement) => {
                change({ statement });
              }}
            />
          </>
        )}
      </SendForm>
    </details>
  );
};
