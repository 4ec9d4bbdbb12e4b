import type { Period } from '#lib/vault/records.ts';
import { localDay } from './denied-today.ts';

/** Periods that are chosen by a click; all end today but the last month. */
export const presets = ['week', 'month', 'this-month', 'last-month'] as const;
export type Preset = (typeof presets)[number];

/** The days of a period on this computer's calendar. */
export function presetPeriod(preset: Preset, now: number): Period {
  const today = new Date(now);
  const day = (month: number, date: number) =>
    localDay(new Date(today.getFullYear(), month, date).getTime());
  const [month, date] = [today.getMonth(), today.getDate()];
  switch (preset) {
    case 'week':
      return { from: day(month, date - 6), to: day(month, date) };
    case 'month':
      return { from: day(month, date - 29), to: day(month, date) };
    case 'this-month':
      return { from: day(month, 1), to: day(month, date) };
    case 'last-month':
      return { from: day(month - 1, 1), to: day(month, 0) };
  }
}

/** Why a period that somebody typed cannot be asked for. */
export function periodProblem({ from, to }: Period): 'incomplete' | 'backwards' | null {
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay(from) || !isDay(to)) return 'incomplete';
  return from > to ? 'backwards' : null;
}
