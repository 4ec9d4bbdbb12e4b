import type { Variant } from './variant.ts';
import { angular } from './variants/angular.ts';
import { clientNavigation } from './variants/client-navigation.ts';
import { german } from './variants/german.ts';
import { ideServices } from './variants/ide-services.ts';
import { nativeDialog } from './variants/native-dialog.ts';
import { noClipboard } from './variants/no-clipboard.ts';
import { plain } from './variants/plain.ts';
import { rerendering } from './variants/rerendering.ts';
import { ringUi } from './variants/ring-ui.ts';
import { webComponents } from './variants/web-components.ts';

/** Written before the recognizer, for its author to look at. */
const first = [
  plain,
  nativeDialog,
  ringUi,
  angular,
  webComponents,
  german,
  clientNavigation,
  rerendering,
  noClipboard,
  ideServices,
] as const satisfies readonly Variant[];

export const halves: Readonly<Record<'first' | 'second', readonly Variant[]>> = {
  first,
  second: [],
};

export const variants: readonly Variant[] = [...halves.first, ...halves.second];

export function findVariant(name: string): Variant {
  const found = variants.find((variant) => variant.name === name);
  if (!found) throw new Error(`The stand-in has no web UI called ${name}`);
  return found;
}
