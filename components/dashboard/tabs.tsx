import type { DashboardModel } from './model.ts';
import { tabs } from './place.ts';

/** The tab list. Arrows move between tabs and open them, as the ARIA practices describe. */
export function Tabs({ model }: { model: DashboardModel }) {
  const { words, place } = model;
  const current = place.value.tab;
  function move(event: KeyboardEvent) {
    const at = tabs.indexOf(current);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const next = to === undefined ? undefined : tabs[to % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    model.go({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={tab === current ? `panel-${tab}` : undefined}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => model.go({ tab })}
        >
          {words.tabs[tab]}
        </button>
      ))}
    </div>
  );
}
