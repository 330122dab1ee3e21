/** What the server's part says: its documents, and how it is asked. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

export type Severity = 'error' | 'warning' | 'info';
export type Finding = {
  code: string; name: string; severity: Severity; message: string; hint: string;
  cell: number | null; cell_id: string | null; line: number | null;
};
export type CellRole = { index: number; id: string; roles: string[]; reason: string };
export type Field = { name: string; type: string; nullable: boolean; example: unknown; enum?: unknown[]; open?: boolean; feeds: string[] };
export type Frozen = { name: string; kind: string; expression: string; cell: number; line: number };
export type Answer = { name: string; model: string | string[]; method: string; cell: number; line: number };
export type Document = {
  cells: CellRole[]; flow: { from: number; to: number; name: string }[]; inputs: Field[]; ignored: string[]; target: string | null;
  answer: Answer | null; state: Frozen[]; diagnostics: Finding[]; order: string;
};
export type Looked = { document: Document; verdict: string; refused: boolean; problem?: string };
export type Job = { kind: string; state: 'running' | 'ready' | 'done' | 'failed' | 'cancelled'; log: string[]; lines: number; result: Converted };
export type Converted = { code?: number; name?: string; written?: string | null; diagnostics?: Finding[]; problem?: string };

/** An answer that is none, with the words to show for it. */
export class Unanswered extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Ask the server's part. Throws Unanswered. */
export async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const settings = ServerConnection.makeSettings();
  const url = URLExt.join(settings.baseUrl, 'nb2svc', 'api', path);
  let response: Response;
  try {
    response = await ServerConnection.makeRequest(url, { method, body: body === undefined ? undefined : JSON.stringify(body) }, settings);
  } catch {
    throw new Unanswered(0, 'Jupyter’s server does not answer. Is it still running?');
  }
  const text = await response.text();
  if (response.ok) {
    return (text ? JSON.parse(text) : {}) as T;
  }
  throw new Unanswered(response.status, told(response.status, text));
}

function told(status: number, text: string): string {
  if (status === 404 && !text.includes('"title"')) {
    return 'The server part of nb2svc is not running: install nb2svc where Jupyter’s server runs, and start it again.';
  }
  if (status === 403 && !text.includes('"title"')) {
    return 'Your session has expired: load the page again and sign in.';
  }
  try {
    const problem = JSON.parse(text);
    const errors: { field?: string; message: string }[] = problem.errors ?? [];
    return errors.map((each) => (each.field ? `${each.field}: ${each.message}` : each.message)).join('\n') || String(problem.title ?? problem.message);
  } catch {
    return `The server answered ${status}.`;
  }
}
