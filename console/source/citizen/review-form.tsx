import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { Choice, Sentences } from '../common/fields.tsx';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { SendForm } from './sending.tsx';
import { trainingWords } from './training-words.ts';

interface ReviewFormProps {
  readonly own: Session;
  readonly orderId: string;
  readonly onReviewed: () => void;
}

const ratings = ['5', '4', '3', '2', '1'] as const;

/** Rates and reviews a completed training, once. */
export const ReviewForm = ({ own, orderId, onReviewed }: ReviewFormProps) => {
  const { words } = useWords(trainingWords);
  const { values, change, forget } = useDraft(`review:${orderId}`, { rating: '', text: '' });
  return (
    <>
      <h3>{words.review}</h3>
      <SendForm
        text={words.sendReview}
        send={async () => {
          const body = { rating: Number(values.rating), text: values.text };
          const path = { orderId };
          await told(clientOf(own).POST('/v1/registrations/me/orders/{orderId}/review', { params: { path }, body }));
          forget();
          onReviewed();
        }}
      >
        {(faults) => (
          <>
            <Choice
              name={`rating-${orderId}`}
              label={words.rating}
              first={words.choose}
              options={ratings.map((rating) => [rating, words.ratings[rating]])}
              value={values.rating}
              fault={faults.get('rating')}
              onChange={(rating) => {
                change({ rating });
              }}
            />
            <Sentences
              name={`text-${orderId}`}
              label={words.reviewText}
              hint={words.reviewHint}
              value={values.text}
              fault={faults.get('text')}
              onChange={(text) => {
                change({ text });
              }}
            />
          </>
        )}
      </SendForm>
    </>
  );
};
