import * as z from 'zod';
import { certificateHolders } from '../../shared/completions/holders.ts';
import { fileReading } from '../../shared/completions/reading.ts';
import { noticeSettling } from '../../shared/completions/settling.ts';
import { uploadStore } from '../../shared/uploads/store.ts';
import { FileMessage } from '../../shared/domain/training/completion-batch.ts';
import { NoticeMessage } from '../../shared/domain/training/completion.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { certificateSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable } from '../../shared/table/completions.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { dossierTable } from '../../shared/table/dossiers.ts';
import { identityTable } from '../../shared/table/identities.ts';
import { institutionTable } from '../../shared/table/parties.ts';

/** What waits in the queue Completions: a notice, or the next piece of a file of notices. */
const Message = z.discriminatedUnion('kind', [NoticeMessage, FileMessage]);

interface SettleCompletion {
  readonly settle: (message: NoticeMessage) => Promise<void>;
  readonly read: (step: FileMessage) => Promise<void>;
}

/** Settles notices of completion, and reads files of them. The queue: Completions. */
export const settleCompletion = ({ settle, read }: SettleCompletion) =>
  worker(Message, (message) => (message.kind === 'file' ? read(message) : settle(message)));

const { TABLE_NAME, DATA_KEY_ARN, SIGNING_KEY_ARN, UPLOADS_BUCKET, COMPLETIONS_QUEUE_URL } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  SIGNING_KEY_ARN: z.string(),
  UPLOADS_BUCKET: z.string(),
  COMPLETIONS_QUEUE_URL: z.url(),
});
const table = tableNamed(TABLE_NAME);
export const handler = settleCompletion({
  settle: noticeSettling({
    dossiers: dossierTable(table),
    courses: courseTable(table),
    institutions: institutionTable(table),
    holders: certificateHolders({ identities: identityTable(table), keys: keyStore(table, DATA_KEY_ARN) }),
    signer: certificateSigner({ keyArn: SIGNING_KEY_ARN }),
    now: () => new Date(),
  }),
  read: fileReading({
    uploads: uploadStore(UPLOADS_BUCKET),
    completions: completionTable(table),
    send: (messages) => sendAll(COMPLETIONS_QUEUE_URL, messages),
  }),
});
