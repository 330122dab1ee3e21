/** The plugin: commands, the button, the panel. All is computed by the server's part; the kernel is never touched. */
import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, ICommandPalette, MainAreaWidget, Notification, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Widget } from '@lumino/widgets';
import { ask, type Looked, Unanswered } from './api';
import { clearBadges, showBadges } from './badges';
import { ServicePanel } from './panel';

const PLUGIN = 'nb2svc:plugin';
type Settings = { badges: boolean; analyzeOnSave: boolean; folder: string; interfaces: string[]; patterns: string[] };

/** The notebook as the page has it, without images: nobody looks at them. */
function content(panel: NotebookPanel): unknown {
  const notebook = panel.model!.toJSON() as any;
  for (const cell of notebook.cells) {
    for (const output of cell.outputs ?? []) {
      for (const kind of Object.keys(output.data ?? {})) {
        if (kind.startsWith('image/')) {
          delete output.data[kind];
        }
      }
    }
  }
  return notebook;
}

/** The file in the server's folder, whatever drive the browser shows it on. */
function path(panel: NotebookPanel): string {
  return panel.context.path.replace(/^[^/:]+:/, '');
}

function snake(text: string): string {
  const words = text.normalize('NFKD').replace(/[^\x00-\x7f]/g, '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const name = words.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'notebook';
  return /^[a-z]/.test(name) ? name.slice(0, 63) : `nb_${name}`.slice(0, 63);
}

/** What is asked before a conversion. */
class Asked extends Widget implements Dialog.IBodyWidget<Record<string, unknown>> {
  constructor(name: string, folder: string, settings: Settings) {
    super();
    const text = (key: string, label: string, value: string) => `<label>${label}<input name="${key}" class="jp-mod-styled"></label>`;
    this.node.innerHTML =
      text('name', 'Name', name) + text('out', 'Folder', folder) + text('target', 'Target column (empty: found)', '') + text('answer', 'Answer (empty: found)', '') +
      text('interfaces', 'Interfaces', '') + text('patterns', 'Patterns', '') + '<label><input name="train" type="checkbox"> Train now: this runs the notebook’s code in the environment of Jupyter’s server</label>';
    this.set('name', name);
    this.set('out', folder);
    this.set('interfaces', settings.interfaces.join(', '));
    this.set('patterns', settings.patterns.join(', '));
  }

  getValue(): Record<string, unknown> {
    const words = (key: string) => this.input(key).value.split(',').map((word) => word.trim()).filter(Boolean);
    const plain = Object.fromEntries(['name', 'out', 'target', 'answer'].map((key) => [key, this.input(key).value.trim()]));
    return { ...plain, interfaces: words('interfaces'), patterns: words('patterns'), train: this.input('train').checked };
  }

  private input(key: string): HTMLInputElement {
    return this.node.querySelector<HTMLInputElement>(`input[name="${key}"]`)!;
  }

  private set(key: string, value: string): void {
    this.input(key).value = value;
  }
}

function activate(app: JupyterFrontEnd, tracker: INotebookTracker, registry: ISettingRegistry | null, palette: ICommandPalette | null, restorer: ILayoutRestorer | null): void {
  let settings: Settings = { badges: true, analyzeOnSave: false, folder: '', interfaces: ['rest', 'grpc'], patterns: ['service'] };
  const watched = new WeakSet<NotebookPanel>();
  let view: ServicePanel | null = null;

  const openView = (): ServicePanel => {
    if (!view || view.isDisposed) {
      view = new ServicePanel({
        analyze: () => void app.commands.execute('nb2svc:analyze'),
        convert: () => void app.commands.execute('nb2svc:convert'),
        report: () => void app.commands.execute('nb2svc:report'),
        open: (file) => void app.commands.execute('docmanager:open', { path: file })
      });
      restorer?.add(view, 'nb2svc-panel');
    }
    if (!view.isAttached) {
      app.shell.add(view, 'right', { rank: 700 });
    }
    app.shell.activateById(view.id);
    return view;
  };

  const watch = (panel: NotebookPanel): void => {
    if (watched.has(panel)) {
      return;
    }
    watched.add(panel);
    panel.model?.contentChanged.connect(() => view?.stale());
    panel.context.saveState.connect((_, state) => {
      if (state === 'completed' && settings.analyzeOnSave) {
        void analyze(panel);
      }
    });
  };

  const fail = (error: unknown): void => openView().say(error instanceof Unanswered ? error.message : String(error), 'error');

  const analyze = async (panel: NotebookPanel): Promise<Looked | null> => {
    const shown = openView();
    watch(panel);
    try {
      const looked = await ask<Looked>('analyze', 'POST', { path: path(panel), notebook: content(panel) });
      if (looked.problem) {
        shown.say(looked.problem, 'error');
        return null;
      }
      shown.showFound(panel, looked);
      if (settings.badges) {
        showBadges(panel, looked.document);
      }
      return looked;
    } catch (error) {
      if (!(error instanceof Unanswered && error.status === 409)) {
        fail(error);
      }
      return null;
    }
  };

  const convert = async (panel: NotebookPanel): Promise<void> => {
    const looked = await analyze(panel);
    if (!looked || looked.refused) {
      return;
    }
    const name = snake(PathExt.basename(path(panel), '.ipynb'));
    const folder = PathExt.join(settings.folder || PathExt.dirname(path(panel)), `${name}-service`);
    const asked = await showDialog({ title: 'Convert to a service', body: new Asked(name, folder, settings), buttons: [Dialog.cancelButton(), Dialog.okButton({ label: 'Convert' })] });
    if (!asked.button.accept || !asked.value) {
      return;
    }
    const wanted = asked.value;
    try {
      if (wanted.train) {
        // Training reads the notebook's file, and is held against it.
        await panel.context.save();
      }
      const shown = openView();
      const { job } = await ask<{ job: string }>('convert', 'POST', { path: path(panel), notebook: wanted.train ? undefined : content(panel), ...wanted });
      const work = shown.follow(job);
      Notification.promise<any>(work as Promise<any>, {
        pending: { message: 'nb2svc: converting…' },
        success: { message: (result: any) => (result?.written ? `nb2svc: written to ${wanted.out}` : 'nb2svc: nothing was written') },
        error: { message: () => 'nb2svc: the conversion failed' }
      });
      const result = await work;
      if (result.written) {
        shown.converted(result, String(wanted.out), wanted.train === true && result.code === 0);
      } else {
        const why = result.problem ?? result.diagnostics?.filter((each) => each.severity === 'error').map((each) => `${each.code}: ${each.message}`).join('\n') ?? '';
        const said = document.createElement('pre');
        said.textContent = why || 'Nothing was written: see the log of the server.';
        said.setAttribute('role', 'alert');
        shown.work(said);
      }
    } catch (error) {
      fail(error);
    }
  };

  const report = async (panel: NotebookPanel): Promise<void> => {
    try {
      const { html } = await ask<{ html: string }>('report', 'POST', { path: path(panel), notebook: content(panel) });
      const body = new Widget();
      body.addClass('nb2svc-report');
      const frame = document.createElement('iframe');
      // Of an origin of its own: what stands in a notebook cannot reach this page.
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.title = 'Report';
      frame.srcdoc = html;
      body.node.append(frame);
      const main = new MainAreaWidget({ content: body });
      main.title.label = `Report: ${PathExt.basename(path(panel))}`;
      app.shell.add(main, 'main');
      app.shell.activateById(main.id);
    } catch (error) {
      fail(error);
    }
  };

  const command = (id: string, label: string, run: (panel: NotebookPanel) => unknown): void => {
    app.commands.addCommand(id, {
      label,
      caption: label,
      isEnabled: () => tracker.currentWidget !== null,
      execute: async () => {
        const panel = tracker.currentWidget;
        if (panel) {
          await panel.context.ready;
          await run(panel);
        }
      }
    });
    palette?.addItem({ command: id, category: 'Notebook Operations' });
  };
  command('nb2svc:analyze', 'Service: analyze', analyze);
  command('nb2svc:convert', 'Service: convert…', convert);
  command('nb2svc:report', 'Service: show report', report);
  command('nb2svc:clear', 'Service: clear badges', clearBadges);

  registry?.load(PLUGIN).then((loaded) => {
    const take = (): void => {
      settings = loaded.composite as unknown as Settings;
    };
    loaded.changed.connect(take);
    take();
  }, console.error);
}

const plugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN,
  description: 'Turn a notebook into a service',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ISettingRegistry, ICommandPalette, ILayoutRestorer],
  activate
};

export default plugin;
