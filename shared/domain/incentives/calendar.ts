import { dateInWib, endOfDayInWib } from '../wave.ts';

/** The date (YYYY-MM-DD) so many calendar months later; where that month is shorter, its last day. */
export const monthsLater = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
};

/** The day (YYYY-MM-DD, WIB) after that of an instant (ISO 8601). */
export const dayAfter = (instant: string): string => dateInWib(endOfDayInWib(new Date(instant), 1));

/**
 * The day (YYYY-MM-DD, WIB) so many working days after that of an instant (ISO 8601). Working days are Monday to Friday:
 * national holidays are set anew each year by decree, and each of them that falls between makes it a day later.
 */
export const workingDaysLater = (instant: string, days: number): string => {
  const date = new Date(dateInWib(new Date(instant)));
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) left -= 1;
  }
  return date.toISOString().slice(0, 10);
};
