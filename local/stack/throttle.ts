/** Whether one more request may pass now. */
export type Throttle = () => boolean;

/** A token bucket, as API Gateway throttles: `burst` at once, and `rate` a second on the whole. Without a rate all pass. */
export const throttleOf = (
  rate: number | undefined,
  burst: number | undefined,
  now = () => performance.now(),
): Throttle => {
  if (rate === undefined) return () => true;
  const size = burst ?? rate;
  let left = size;
  let since = now();
  return () => {
    const at = now();
    left = Math.min(size, left + ((at - since) / 1000) * rate);
    since = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};
