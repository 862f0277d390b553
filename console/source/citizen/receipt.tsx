import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { saveText } from './save-text.ts';
import { waveWords } from './wave-words.ts';

const checked = async (own: Session, receipt: string): Promise<boolean> => {
  const [{ checkReceipt }, keys] = await Promise.all([
    import('../proof/index.ts'),
    told(clientOf(own).GET('/v1/keys')),
  ]);
  return checkReceipt(receipt, keys, new Date()).isGenuine;
};

/** A receipt to keep, checked in this browser against the published keys. */
export const ReceiptShown = ({
  own,
  waveId,
  receipt,
}: {
  readonly own: Session;
  readonly waveId: string;
  readonly receipt: string;
}) => {
  const { words } = useWords(waveWords);
  const { value: isGenuine, fault, retry } = useLoaded(receipt, () => checked(own, receipt));
  return (
    <div class="receipt">
      <h4>{words.receipt}</h4>
      <p>{words.receiptText}</p>
      <p role="status" class={isGenuine === false ? 'fault' : 'fact'}>
        {isGenuine === undefined ? words.checking : isGenuine ? words.receiptGenuine : words.receiptFalse}
      </p>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      <button
        type="button"
        class="quiet-button"
        onClick={() => {
          saveText(`prakerja-${waveId}.txt`, receipt);
        }}
      >
        {words.receiptSave}
      </button>
    </div>
  );
};
