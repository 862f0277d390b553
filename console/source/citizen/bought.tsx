import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import type { OwnOrder } from './answers.ts';
import { Copied } from './copied.tsx';
import { ReviewForm } from './review-form.tsx';
import { Sessions } from './sessions.tsx';
import { trainingWords } from './training-words.ts';

interface BoughtProps {
  readonly own: Session;
  readonly order: OwnOrder;
  readonly onChange: () => void;
}

/** A training that was bought: what comes next, and what may still be done about it. */
export const Bought = ({ own, order, onChange }: BoughtProps) => {
  const { words, language } = useWords(trainingWords);
  const { orderId, status, title, price, refund, redeemCode, redeemableUntil, placedAt, next } = order;
  const { institutionName, platformName, seat, cancellation, certificateId, review } = order;
  const isAhead = status === 'placed' || status === 'redeemed';
  const venue = 'venue' in order ? order.venue : undefined;
  return (
    <li class="card">
      <h2>{title}</h2>
      <p>
        <span class={`badge ${status}`}>{words.status[status]}</span>
      </p>
      <p class="fact">{next}</p>
      {isAhead && <Copied label={words.code} text={redeemCode} />}
      {status === 'placed' && redeemableUntil !== undefined && <Deadline label={words.redeemBy} at={redeemableUntil} />}
      {'sessions' in order && <Sessions sessions={order.sessions} />}
      <dl class="pairs">
        {venue !== undefined && (
          <>
            <dt>{words.place}</dt>
            <dd>
              {venue.name}, {venue.address}
            </dd>
          </>
        )}
        {seat !== undefined && isAhead && (
          <>
            <dt>{words.seat}</dt>
            <dd>{seat}</dd>
          </>
        )}
        {institutionName !== undefined && (
          <>
            <dt>{words.teaches}</dt>
            <dd>{institutionName}</dd>
          </>
        )}
        <dt>{words.bought}</dt>
        <dd>
          {rupiahText(language, price)} · {instantText(language, placedAt)}
          {platformName === undefined ? '' : ` · ${platformName}`}
        </dd>
        {refund !== undefined && (
          <>
            <dt>{words.back}</dt>
            <dd>{rupiahText(language, refund)}</dd>
          </>
        )}
      </dl>
      {certificateId !== undefined && (
        <p>
          <a class="action" href={`/certificates/${certificateId}`}>
            {words.certificate}
          </a>
          <span class="quiet block">{words.certificateText}</span>
        </p>
      )}
      {review !== undefined && (
        <>
          <h3>{words.review}</h3>
          <p class="fact">
            {'★'.repeat(review.rating)} {review.rating}/5
          </p>
          <p>{review.text}</p>
        </>
      )}
      {status === 'completed' && review === undefined && (
        <ReviewForm own={own} orderId={orderId} onReviewed={onChange} />
      )}
      {cancellation !== undefined && (
        <details>
          <summary>{words.cancel}</summary>
          {cancellation.until !== undefined && <Deadline label={words.cancelUntil} at={cancellation.until} />}
          <p>{words.cancelText}</p>
          <Act
            text={words.cancelSure}
            run={async () => {
              const path = { orderId };
              await told(
                clientOf(own).POST('/v1/registrations/me/orders/{orderId}/cancellation', { params: { path } }),
              );
              onChange();
            }}
          />
        </details>
      )}
    </li>
  );
};
