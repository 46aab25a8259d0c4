import { useGraphiQL, useGraphiQLActions, type TabsState } from '@graphiql/react';
import { starters, type Example } from './examples.ts';

type Tab = TabsState['tabs'][number];

/** Opens examples in tabs, beside the tabs that are there. */
export function useExampleTabs(): { open(example: Example): void; restore(): void } {
  const { moveTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);

  /** Shows the first of the examples; those that have no tab, or whose tabs were changed, get a new one. */
  function show([first, ...others]: readonly Example[]): void {
    if (first === undefined) return;
    const missing = [first, ...others].filter((example) => !tabs.some((tab) => holds(tab, example)));
    const all = [...tabs, ...missing.map(tabOf)];
    // `moveTab` takes any list that has the current tab in it. `addTab` would open one empty tab at a time,
    // whose editors are filled later.
    moveTab(all);
    changeTab(all.findIndex((tab) => holds(tab, first)));
  }

  return { open: (example) => show([example]), restore: () => show(starters) };
}

function holds(tab: Tab, { query, variables }: Example): boolean {
  return tab.query === query && (tab.variables ?? '') === variables;
}

function tabOf({ query, variables }: Example): Tab {
  const operationName = /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null;
  return {
    // Not `crypto.randomUUID`: browsers withhold it from a page that came over plain HTTP from another machine.
    id: `example-${Date.now()}-${Math.random()}`,
    hash: [query, variables, ''].join('|'),
    title: operationName ?? '<untitled>',
    query,
    variables,
    headers: null,
    operationName,
    response: null,
  };
}
