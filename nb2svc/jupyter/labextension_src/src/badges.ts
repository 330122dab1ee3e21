/** Badges: the role of each cell, kept by cell id, so that it survives scrolling, edits and moves. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Document } from './api';

const shown = new WeakMap<NotebookPanel, Badges>();

class Badges {
  private readonly roles = new Map<string, string>();
  private readonly worst = new Map<string, string>();
  private readonly apply = (): void => {
    for (const widget of this.panel.content.widgets) {
      mark(widget.node, 'nb2svcRole', this.roles.get(widget.model.id));
      mark(widget.node, 'nb2svcFinding', this.worst.get(widget.model.id));
    }
  };

  constructor(private readonly panel: NotebookPanel) {
    panel.model?.cells.changed.connect(this.apply);
    panel.content.activeCellChanged.connect(this.apply);
    panel.disposed.connect(() => this.stop());
  }

  /** Take over what was found: cells are known by id, and by place where the file has no ids. */
  show(document: Document): void {
    this.roles.clear();
    this.worst.clear();
    const ids = this.ids();
    for (const cell of document.cells) {
      this.roles.set(ids[cell.index] ?? cell.id, cell.roles.join(' '));
    }
    for (const finding of document.diagnostics) {
      const id = finding.cell === null ? undefined : ids[finding.cell];
      if (id && finding.severity !== 'info' && this.worst.get(id) !== 'error') {
        this.worst.set(id, finding.severity);
      }
    }
    this.apply();
  }

  stop(): void {
    this.roles.clear();
    this.worst.clear();
    if (!this.panel.isDisposed) {
      this.apply();
    }
    this.panel.model?.cells.changed.disconnect(this.apply);
    this.panel.content?.activeCellChanged.disconnect(this.apply);
  }

  private ids(): string[] {
    const cells = this.panel.model?.cells;
    return cells ? Array.from({ length: cells.length }, (_, index) => cells.get(index).id) : [];
  }
}

function mark(node: HTMLElement, name: 'nb2svcRole' | 'nb2svcFinding', value: string | undefined): void {
  if (value) {
    node.dataset[name] = value;
  } else {
    delete node.dataset[name];
  }
}

export function showBadges(panel: NotebookPanel, document: Document): void {
  const badges = shown.get(panel) ?? new Badges(panel);
  shown.set(panel, badges);
  badges.show(document);
}

export function clearBadges(panel: NotebookPanel): void {
  shown.get(panel)?.stop();
  shown.delete(panel);
}

/** Where a finding stands: its cell as it is now. */
export async function jump(panel: NotebookPanel, where: { cell: number | null; cell_id?: string | null; id?: string }): Promise<void> {
  const cells = panel.model?.cells;
  if (!cells) {
    return;
  }
  const id = where.cell_id ?? where.id;
  let index = -1;
  for (let at = 0; at < cells.length; at++) {
    if (id && cells.get(at).id === id) {
      index = at;
    }
  }
  index = index < 0 ? (where.cell ?? -1) : index;
  if (index < 0 || index >= cells.length) {
    return;
  }
  // Twice: a cell that was not drawn yet has another height when it is.
  const notebook = panel.content;
  await notebook.scrollToItem(index, 'center');
  notebook.activeCellIndex = index;
  await notebook.widgets[index].ready;
  await notebook.scrollToItem(index, 'center');
}

