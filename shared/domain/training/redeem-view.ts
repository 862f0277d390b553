import type { Schedule } from '../catalogue/schedule.ts';
import { courseTypeOf } from './course-type.ts';
import type { Order } from './order.ts';

const wibOffsetMilliseconds = 7 * 3_600_000;

/** An instant as people in WIB write it: `2023-03-04T09:00:00+07:00`. */
const inWib = (instant: string): string =>
  `${new Date(Date.parse(instant) + wibOffsetMilliseconds).toISOString().slice(0, 19)}+07:00`;

/**
 * A redeem code as the institutions' API shows it. What there is not is an empty text or 0, never null: some clients read
 * into fixed types. `status` is the code's, `attendance_status` that of the session, `redeem_at` the instant at which the
 * code was taken in for the session, or else at all.
 */
export const redeemView = (
  order: Order,
  {
    session,
    isPresent,
    platformName,
    sequence,
  }: {
    readonly session: Schedule['sessions'][number] | undefined;
    readonly isPresent: boolean;
    readonly platformName: string;
    /** As it was asked for, where there is no session. */
    readonly sequence: number | undefined;
  },
) => {
  const { type, label, learningMethod, isAttendedOnline } = courseTypeOf(order.mode);
  const number = session?.sequence ?? sequence ?? 0;
  const commit = order.commits.find((one) => one.sequence === (session?.sequence ?? 0));
  return {
    redeem_code: order.redeemCode as string,
    course_code: order.courseCode,
    invoice_code: order.invoiceCode,
    schedule_code: order.scheduleCode ?? '',
    status: order.redeemedAt === undefined ? 0 : 1,
    attendance_status: isPresent ? 1 : 0,
    redeem_at: commit?.at ?? order.redeemedAt ?? '',
    dp_platform: platformName,
    schedule_start_end:
      order.startsAt === undefined || order.endsAt === undefined
        ? ''
        : `${inWib(order.startsAt)} - ${inWib(order.endsAt)}`,
    course_type: type,
    course_type_label: label,
    course_learning_method: learningMethod,
    is_online_attendance: isAttendedOnline,
    sequence: number,
  };
};
export type RedeemView = ReturnType<typeof redeemView>;
