import { useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { download, type FileKind, type Operation } from './download.ts';

/** Saves the whole list that the query asks for as a file. */
export function Download({ address }: { address: string }) {
  const { queryEditor, variableEditor, headerEditor, operationName } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
    operationName: state.operationName,
  }));
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState('');

  async function save(kind: FileKind) {
    setRunning(true);
    setProblem('');
    try {
      const operation: Operation = {
        query: queryEditor?.getValue() ?? '',
        variables: objectIn('variables', variableEditor?.getValue()),
        operationName,
        headers: objectIn('headers', headerEditor?.getValue()) as Record<string, string>,
      };
      await download(address, kind, operation);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setRunning(false);
    }
  }

  return (
    <div className="download" role="group" aria-label="Download">
      <span>{running ? 'Preparing the file…' : 'The whole list as'}</span>
      {(['CSV', 'XLSX'] as const).map((kind) => (
        <button key={kind} type="button" disabled={running} onClick={() => void save(kind)}>
          Download {kind}
        </button>
      ))}
      {problem !== '' && <p role="alert">{problem}</p>}
    </div>
  );
}

function objectIn(editor: string, text = ''): Record<string, unknown> {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(`The ${editor} are not JSON`);
  }
}
