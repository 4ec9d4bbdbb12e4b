import type { BadgeState } from '#lib/usage/badge.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './failures.ts';

/** Words of the toolbar button's tooltip. */
export const badgeWords = (f: Formats) => ({
  tooltip(state: BadgeState): string {
    switch (state.kind) {
      case 'none':
        return 'Seatkeeper: connect a vault';
      case 'fine':
        return `Seatkeeper: ${f.plural(state.products, { one: '# product, not full', other: '# products, none full' })}`;
      case 'full':
        return `Seatkeeper: ${f.list(state.products)} ${state.products.length > 1 ? 'are' : 'is'} full in ${state.vault}`;
      case 'broken':
        return `Seatkeeper: ${state.vault}. ${failureWords(state.failure, f).happened}`;
    }
  },
});
