const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Forms of a sentence by plural category; `other` is always there. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Numbers, times, lists and plurals as one language writes them. */
export type Formats = ReturnType<typeof createFormats>;

/**
 * @param locale BCP 47 tag
 * @param timeZone IANA name; the system's unless a test names one
 */
export function createFormats(locale: string, timeZone?: string) {
  const zone = timeZone === undefined ? {} : { timeZone };
  // Each takes a browser a good part of a millisecond to make, and a page needs two or three of them.
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }));
  const time = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...zone,
      }),
  );
  const date = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone }));
  const relative = once(
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }),
  );
  const duration = (value: number, unit: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const plurals = once(() => new Intl.PluralRules(locale));

  return {
    number: (value: number) => number().format(value),
    /** A share. Never 0% or 100% of what is only nearly so: one free license is not none. */
    percent: (ratio: number) =>
      percent().format(ratio > 0 && ratio < 1 ? Math.min(0.99, Math.max(0.01, ratio)) : ratio),
    /** Time of day, such as 14:02. */
    time: (at: number) => time().format(at),
    date: (at: number) => date().format(at),
    list: (items: readonly string[]) => list().format(items),
    /** The sentence for a count; `#` in it becomes the number. */
    plural: (count: number, forms: Forms) =>
      (forms[plurals().select(count)] ?? forms.other).replaceAll('#', number().format(count)),
    /** How long ago, in the largest whole unit: "3 min. ago". Null below a minute, or in the future. */
    ago(at: number, now: number): string | null {
      const ms = now - at;
      if (ms < MINUTE) return null;
      if (ms < HOUR) return relative().format(-Math.floor(ms / MINUTE), 'minute');
      if (ms < DAY) return relative().format(-Math.floor(ms / HOUR), 'hour');
      return relative().format(-Math.floor(ms / DAY), 'day');
    },
    /** A length of time in the largest whole unit, such as "42 minutes". */
    span(ms: number): string {
      if (ms < MINUTE) return duration(Math.max(1, Math.ceil(ms / 1000)), 'second');
      if (ms < HOUR) return duration(Math.floor(ms / MINUTE), 'minute');
      return ms < DAY
        ? duration(Math.floor(ms / HOUR), 'hour')
        : duration(Math.floor(ms / DAY), 'day');
    },
    /** A size such as "2 MB". */
    bytes: (size: number) => `${number().format(Math.round(size / 100_000) / 10)} MB`,
  };
}

/** Makes something when it is first wanted. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
