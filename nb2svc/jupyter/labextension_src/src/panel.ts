/** The panel: verdict, findings, fields, frozen values, cells by role, and a form that tries the service. */
import { Widget } from '@lumino/widgets';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ask, type Converted, type Document, type Field, type Job, type Looked, Unanswered } from './api';
import { jump } from './badges';

export type Actions = { analyze: () => void; convert: () => void; report: () => void; open: (path: string) => void };

export class ServicePanel extends Widget {
  private panel: NotebookPanel | null = null;
  private service = '';

  constructor(private readonly actions: Actions) {
    super();
    this.id = 'nb2svc-panel';
    this.title.label = 'Service';
    this.title.caption = 'What becomes of this notebook as a service';
    this.title.closable = true;
    this.addClass('nb2svc-panel');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', 'Service');
    this.say('Open a notebook and press Service.');
  }

  dispose(): void {
    this.stopService();
    super.dispose();
  }

  protected onCloseRequest(message: any): void {
    this.stopService();
    super.onCloseRequest(message);
  }

  /** Only words: work that goes on, or an error with its next step. */
  say(text: string, kind: 'note' | 'error' = 'note'): void {
    this.node.replaceChildren(element('p', { class: 'nb2svc-verdict', role: kind === 'error' ? 'alert' : 'status' }, text));
    this.node.dataset.state = kind;
  }

  /** The notebook has changed since it was looked at. */
  stale(): void {
    if (this.node.dataset.state === 'shown') {
      this.node.dataset.state = 'stale';
      this.node.querySelector('.nb2svc-body')?.classList.add('nb2svc-stale');
      this.node.querySelector('.nb2svc-verdict')!.textContent += ' — notebook changed: analyze again';
    }
  }

  /** All that was found. */
  showFound(panel: NotebookPanel, looked: Looked): void {
    this.panel = panel;
    const { document } = looked;
    const body = element('div', { class: 'nb2svc-body' });
    body.append(
      this.findings(document), this.fields(document), this.frozen(document), this.cells(document), this.flow(document)
    );
    this.node.replaceChildren(
      element('h2', {}, panel.context.path),
      element('p', { class: 'nb2svc-verdict', role: 'status' }, looked.verdict),
      actions([['Analyze again', this.actions.analyze], ['Convert…', looked.refused ? null : this.actions.convert], ['Report', this.actions.report]]),
      element('div', { class: 'nb2svc-work' }),
      body
    );
    this.node.dataset.state = 'shown';
    if (looked.refused) {
      body.querySelector('details')?.scrollIntoView({ block: 'nearest' });
    }
  }

  /** A conversion that runs: its log, and a way to end it. Answers with its result. */
  async follow(number: string): Promise<Converted> {
    const log = element('pre', { class: 'nb2svc-log', tabindex: '0', 'aria-label': 'Log' });
    const cancel = element('button', { type: 'button' }, 'Cancel');
    cancel.addEventListener('click', () => void ask(`jobs/${number}`, 'DELETE'));
    this.work(element('p', { role: 'status' }, 'Converting…'), log, cancel);
    let since = 0;
    for (;;) {
      const job = await ask<Job>(`jobs/${number}?since=${since}`);
      log.append(...job.log.map((line) => `${line}\n`));
      log.scrollTop = log.scrollHeight;
      since = job.lines;
      if (job.state !== 'running') {
        cancel.remove();
        return job.result;
      }
      await new Promise((done) => setTimeout(done, 300));
    }
  }

  /** What a conversion has left: links to it, and the form where it is trained. */
  converted(result: Converted, out: string, trained: boolean): void {
    const links = element('ul', {});
    for (const [label, file] of [['Open README', 'README.md'], ['Open service.yaml', 'service.yaml']] as const) {
      links.append(item(button(label, () => this.actions.open(`${out}/${file}`))));
    }
    links.append(item(button('Open report', this.actions.report)));
    this.work(element('p', { role: 'status' }, `Written: ${out}`), links);
    if (trained) {
      this.node.querySelector('.nb2svc-work')!.append(button('Try it', () => void this.tryIt(out, result.name ?? '')), element('div', { class: 'nb2svc-try' }));
    }
  }

  private async tryIt(out: string, name: string): Promise<void> {
    try {
      this.stopService();
      const { job } = await ask<{ job: string }>('serve', 'POST', { out, name });
      this.service = job;
      this.trial(element('p', { role: 'status' }, 'Starting the service…'));
      let state = await ask<Job>(`jobs/${job}`);
      for (let tries = 0; state.state === 'running' && tries < 200; tries++) {
        await new Promise((done) => setTimeout(done, 300));
        state = await ask<Job>(`jobs/${job}`);
      }
      if (state.state !== 'ready') {
        this.trial(element('p', { role: 'alert' }, 'The service did not start.'), element('pre', { class: 'nb2svc-log' }, state.log.join('\n')));
        return;
      }
      this.trial(element('p', { role: 'status' }, 'The service runs on this machine; it ends with this panel.'), this.form(job));
    } catch (error) {
      this.trial(element('p', { role: 'alert' }, error instanceof Unanswered ? error.message : String(error)));
    }
  }

  private form(job: string): HTMLElement {
    const form = element('form', { 'aria-label': 'Try the service' });
    const inputs = new Map<Field, HTMLInputElement>();
    for (const field of this.known) {
      const input = element('input', { name: field.name, value: field.example === null || field.example === undefined ? '' : String(field.example) }) as HTMLInputElement;
      const label = element('label', {}, `${field.name} (${field.type}${field.nullable ? ', may be empty' : ''})`);
      label.append(input);
      inputs.set(field, input);
      form.append(label);
    }
    const answer = element('pre', { class: 'nb2svc-log', role: 'status', 'aria-label': 'Answer' });
    form.append(element('button', { type: 'submit' }, 'Predict'), answer);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const record = Object.fromEntries([...inputs].map(([field, input]) => [field.name, typed(field, input.value)]));
      ask<unknown>(`jobs/${job}/predict`, 'POST', record).then(
        (found) => (answer.textContent = JSON.stringify(found, null, 1)),
        (error: Error) => (answer.textContent = error.message)
      );
    });
    return form;
  }

  private known: Field[] = [];

  private stopService(): void {
    if (this.service) {
      void ask(`jobs/${this.service}`, 'DELETE').catch(() => undefined);
      this.service = '';
    }
  }

  private trial(...parts: HTMLElement[]): void {
    this.node.querySelector('.nb2svc-try')?.replaceChildren(...parts);
  }

  work(...parts: HTMLElement[]): void {
    this.node.querySelector('.nb2svc-work')?.replaceChildren(...parts);
  }

  private findings(document: Document): HTMLElement {
    const found = document.diagnostics.filter((each) => each.severity !== 'info');
    const facts = document.diagnostics.length - found.length;
    return section(`Findings (${found.length})`, true, [
      ...found.map((each) => {
        const place = each.cell === null ? 'the whole file' : `cell ${each.cell + 1}, line ${each.line}`;
        const line = this.jumping(`${each.code} ${each.name}, ${place}`, each);
        const entry = item(element('span', { class: 'nb2svc-severity' }, `${each.severity} `), line, element('div', {}, each.message));
        entry.dataset.code = each.code;
        if (each.hint) {
          entry.append(element('div', {}, `hint: ${each.hint}`));
        }
        return entry;
      }),
      ...(facts ? [item(element('span', {}, `${facts} facts are in the report.`))] : [])
    ]);
  }

  private fields(document: Document): HTMLElement {
    this.known = document.inputs;
    return section(`Fields (${document.inputs.length})`, false, document.inputs.map((field) => {
      const values = field.enum?.length ? ` of ${field.enum.slice(0, 8).join(', ')}${field.enum.length > 8 || field.open ? ', …' : ''}` : '';
      const entry = item(element('code', {}, field.name), element('span', {}, `: ${field.type}${field.nullable ? ' or null' : ''}${values}, for example ${JSON.stringify(field.example)}`));
      entry.dataset.field = field.name;
      entry.title = field.feeds.length ? `feeds ${field.feeds.join(', ')}` : '';
      return entry;
    }));
  }

  private frozen(document: Document): HTMLElement {
    return section(`Frozen (${document.state.length})`, false, document.state.map((value) => {
      const entry = item(element('code', {}, value.name), element('span', {}, ` = `), element('code', {}, value.expression), element('span', {}, ' '), this.jumping(`cell ${value.cell + 1}`, { cell: value.cell }));
      entry.dataset.frozen = value.name;
      return entry;
    }));
  }

  private cells(document: Document): HTMLElement {
    return section(`Cells (${document.cells.length})`, false, document.cells.map((cell) =>
      item(this.jumping(`cell ${cell.index + 1}`, { cell: cell.index, id: cell.id }), element('span', {}, ` ${cell.roles.join(', ')}: ${cell.reason}`))
    ));
  }

  private flow(document: Document): HTMLElement {
    const into = new Map<number, string[]>();
    for (const edge of document.flow) {
      into.set(edge.to, [...(into.get(edge.to) ?? []), `${edge.name} of cell ${edge.from + 1}`]);
    }
    return section('Flow', false, [...into].map(([cell, names]) => item(this.jumping(`cell ${cell + 1}`, { cell }), element('span', {}, ` reads ${names.join(', ')}`))));
  }

  private jumping(label: string, where: { cell: number | null; cell_id?: string | null; id?: string }): HTMLElement {
    if (where.cell === null) {
      return element('span', {}, label);
    }
    const made = button(label, () => this.panel && !this.panel.isDisposed && void jump(this.panel, where));
    made.classList.add('nb2svc-jump');
    return made;
  }
}

/** A value as the contract has it; an empty text is no value. */
function typed(field: Field, text: string): unknown {
  if (text === '') {
    return null;
  }
  if (field.type === 'integer' || field.type === 'number') {
    const number = Number(text);
    return Number.isNaN(number) ? text : number;
  }
  if (field.type === 'boolean') {
    return text === 'true' ? true : text === 'false' ? false : text;
  }
  return text;
}

function element(name: string, attributes: Record<string, string>, text?: string): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function button(label: string, press: () => unknown): HTMLElement {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', press);
  return made;
}

function actions(given: [string, (() => void) | null][]): HTMLElement {
  const row = element('div', { class: 'nb2svc-actions' });
  for (const [label, press] of given) {
    const made = button(label, press ?? (() => undefined)) as HTMLButtonElement;
    made.disabled = press === null;
    row.append(made);
  }
  return row;
}

function item(...parts: HTMLElement[]): HTMLElement {
  const made = element('li', {});
  made.append(...parts);
  return made;
}

function section(title: string, open: boolean, entries: HTMLElement[]): HTMLElement {
  const made = element('details', open ? { open: '' } : {});
  const list = element('ul', {});
  list.append(...(entries.length ? entries : [element('li', {}, 'none')]));
  made.append(element('summary', {}, title), list);
  return made;
}
