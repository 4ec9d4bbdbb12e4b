import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '#lib/background/start.ts';
import { networkFetch } from '#lib/platform/network.ts';
import { setTimer } from '#lib/platform/timer.ts';

export default defineBackground(() => {
  void startBackground({ fetch: networkFetch, now: Date.now, random: Math.random, setTimer });
});
