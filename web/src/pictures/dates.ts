const MS_PER_DAY = 86_400_000;

/** First months of the seasons as news reckons them in the northern half of the world. */
const SEASON_MONTH: Record<string, number> = { SP: 2, SU: 5, FA: 8, WI: 11 };

/** Days since 1970 of the day on which a TIMEX3 value begins, or null for one that is no date. */
export function firstDay(value: string): number | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (day) return dayNumber(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  const week = /^(\d{4})-W(\d\d)(?:-([1-7]))?/.exec(value);
  if (week) return weekStart(Number(week[1]), Number(week[2])) + Number(week[3] ?? 1) - 1;
  const part = /^(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))/.exec(value);
  if (part) {
    const [, year, quarter, half, season] = part;
    const month = quarter ? (Number(quarter) - 1) * 3 : half ? (Number(half) - 1) * 6 : SEASON_MONTH[season!]!;
    return dayNumber(Number(year), month, 1);
  }
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return dayNumber(Number(month[1]), Number(month[2]) - 1, 1);
  const year = /^(\d{4})$/.exec(value);
  return year ? dayNumber(Number(year[1]), 0, 1) : null;
}

function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month, day) / MS_PER_DAY);
}

/** The Monday of an ISO 8601 week, as a day number. */
function weekStart(year: number, week: number): number {
  const fourth = dayNumber(year, 0, 4);
  const weekday = (((fourth + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday
  return fourth - weekday + (week - 1) * 7;
}
