import type { Variant } from './variant.ts';
import { angular } from './variants/angular.ts';
import { backForward } from './variants/back-forward.ts';
import { clientNavigation } from './variants/client-navigation.ts';
import { dark } from './variants/dark.ts';
import { german } from './variants/german.ts';
import { ideServices } from './variants/ide-services.ts';
import { ideServicesCards } from './variants/ide-services-cards.ts';
import { inlinePanel } from './variants/inline-panel.ts';
import { japanese } from './variants/japanese.ts';
import { lateLoading } from './variants/late-loading.ts';
import { lookAlike } from './variants/look-alike.ts';
import { nativeDialog } from './variants/native-dialog.ts';
import { noClipboard } from './variants/no-clipboard.ts';
import { otherExtension } from './variants/other-extension.ts';
import { plain } from './variants/plain.ts';
import { redesigned } from './variants/redesigned.ts';
import { rerendering } from './variants/rerendering.ts';
import { reversed } from './variants/reversed.ts';
import { ringUi } from './variants/ring-ui.ts';
import { strictCsp } from './variants/strict-csp.ts';
import { tidy } from './variants/tidy.ts';
import { translated } from './variants/translated.ts';
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

/** Written without a look at the recognizer, and unseen by its author until it first met them. */
const second = [
  strictCsp,
  japanese,
  translated,
  lateLoading,
  inlinePanel,
  reversed,
  redesigned,
  lookAlike,
  otherExtension,
  dark,
  backForward,
  tidy,
  ideServicesCards,
] as const satisfies readonly Variant[];

export const halves: Readonly<Record<'first' | 'second', readonly Variant[]>> = {
  first,
  second,
};

export const variants: readonly Variant[] = [...halves.first, ...halves.second];

export function findVariant(name: string): Variant {
  const found = variants.find((variant) => variant.name === name);
  if (!found) throw new Error(`The stand-in has no web UI called ${name}`);
  return found;
}
