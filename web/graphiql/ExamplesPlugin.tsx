import { Button, type GraphiQLPlugin } from '@graphiql/react';
import { exampleGroups } from './examples.ts';
import { useExampleTabs } from './useExampleTabs.ts';

/** The examples by subject; a click shows one in its tab. */
function Examples() {
  const { open, restore } = useExampleTabs();
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      {exampleGroups.map((group) => (
        <div key={group.name}>
          <h3>{group.name}</h3>
          <ul>
            {group.examples.map((example) => (
              <li key={example.title}>
                <button type="button" onClick={() => open(example)}>
                  {example.title}
                  <small>{withCode(example.explanation)}</small>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Button type="button" onClick={restore}>
        Restore first examples
      </Button>
    </section>
  );
}

/** Text with what stands between backticks shown as code. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

function BookIcon() {
  return (
    <svg viewBox="0 0 24 24" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h12M9 8h6M9 11h6" />
    </svg>
  );
}

/** Lists the examples in the side bar, and brings the first ones back when they were closed or changed. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: BookIcon, content: Examples };
