"use strict";
// The report is readable without this script: it draws the graph, lights what belongs together, and turns the theme.
(() => {
  const data = JSON.parse(document.getElementById("graph-data").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  for (const each of document.querySelectorAll(".for-script")) each.hidden = false;

  // -- theme --
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
  });

  // -- what belongs together --
  const marked = [...document.querySelectorAll("[data-cells]")];
  const cellsOf = (element) => element.dataset.cells.split(" ").filter(Boolean);
  const light = (cells) => {
    for (const element of marked) element.classList.toggle("lit", cellsOf(element).some((cell) => cells.has(cell)));
  };
  const sides = document.querySelector(".sides");
  if (sides) {
    const point = (event) => {
      const element = event.target.closest("[data-cells]");
      light(new Set(element ? cellsOf(element) : []));
    };
    sides.addEventListener("pointerover", point);
    sides.addEventListener("focusin", point);
    sides.addEventListener("pointerleave", () => light(new Set()));
  }
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
  addEventListener("beforeprint", () => { for (const each of document.querySelectorAll("details")) each.open = true; });

  // -- the graph --
  const holder = document.getElementById("graph");
  if (!data.nodes.length) return;
  const graph = new dagre.graphlib.Graph().setGraph({ rankdir: "TB", nodesep: 18, ranksep: 34, marginx: 12, marginy: 12 }).setDefaultEdgeLabel(() => ({}));
  const known = new Set(data.nodes.map((node) => node.id));
  for (const node of data.nodes) graph.setNode(node.id, { width: Math.max(76, 8 * (node.label.length + node.role.length + 3)), height: 30 });
  const edges = data.edges.filter((edge) => edge.from !== edge.to && known.has(edge.from) && known.has(edge.to));
  for (const edge of edges) graph.setEdge(edge.from, edge.to);
  dagre.layout(graph);

  const make = (name, attributes, parent, text) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    parent?.append(element);
    return element;
  };
  const { width, height } = graph.graph();
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": "Cells and what flows between them" });
  const marker = make("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" }, make("defs", {}, svg));
  make("path", { d: "M0 0L8 4L0 8z" }, marker);
  const paths = edges.map((edge) => {
    const points = graph.edge(edge.from, edge.to).points;
    const path = make("path", { d: points.map((at, i) => `${i ? "L" : "M"}${at.x.toFixed(1)} ${at.y.toFixed(1)}`).join(""), "marker-end": "url(#tip)" }, svg);
    make("title", {}, path, edge.names);
    return { edge, path };
  });
  const boxes = new Map(data.nodes.map((node) => {
    const at = graph.node(node.id);
    const box = make("g", { class: "node", tabindex: 0, role: "button", "aria-label": `cell ${node.label}, ${node.role}`, "data-id": node.id }, svg);
    make("rect", { x: (at.x - at.width / 2).toFixed(1), y: (at.y - at.height / 2).toFixed(1), width: at.width, height: at.height, rx: 6 }, box);
    make("text", { x: at.x.toFixed(1), y: at.y.toFixed(1) }, box, `${node.label}: ${node.role}`);
    return [node.id, box];
  }));
  holder.append(svg);

  const reach = (start, from, to) => {
    const found = new Set([start]);
    for (const id of found) for (const edge of edges) if (edge[from] === id) found.add(edge[to]);
    return found;
  };
  const chosen = document.getElementById("chosen");
  const show = (cells) => {
    for (const [id, box] of boxes) {
      box.classList.toggle("lit", cells.has(id));
      box.classList.toggle("faint", cells.size > 0 && !cells.has(id));
    }
    for (const { edge, path } of paths) {
      const both = cells.has(edge.from) && cells.has(edge.to);
      path.classList.toggle("lit", both);
      path.classList.toggle("faint", cells.size > 0 && !both);
    }
  };
  const choose = (id) => {
    const above = reach(id, "to", "from");
    const below = reach(id, "from", "to");
    show(new Set([...above, ...below]));
    const node = data.nodes.find((each) => each.id === id);
    chosen.textContent = `Cell ${node.label} is made of ${above.size - 1} and used by ${below.size - 1} cells.`;
  };
  svg.addEventListener("click", (event) => { const box = event.target.closest(".node"); if (box) choose(box.dataset.id); });
  svg.addEventListener("keydown", (event) => {
    const box = event.target.closest(".node");
    if (box && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(box.dataset.id); }
  });
  let scale = 1;
  const resize = (factor) => {
    scale = Math.min(3, Math.max(0.25, scale * factor));
    svg.setAttribute("width", width * scale);
    svg.setAttribute("height", height * scale);
  };
  document.getElementById("larger").addEventListener("click", () => resize(1.25));
  document.getElementById("smaller").addEventListener("click", () => resize(0.8));
  document.getElementById("clear").addEventListener("click", () => { show(new Set()); chosen.textContent = ""; });

  // -- lineage: a field lights the cells that its values pass through --
  for (const row of document.querySelectorAll("[data-lineage]")) {
    const trace = () => show(new Set(row.dataset.lineage.split(" ").filter(Boolean)));
    row.addEventListener("click", trace);
    row.addEventListener("focus", trace);
  }
})();
