"use strict";
(() => {
  const { words, blocks, findings } = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  const status = document.getElementById("status");
  const FIRST = 20;
  const MORE = 200;
  let rowsOfBlocks = new Map();
  let waiting = 0;

  const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, number) => parts[number]);
  const number = (value) => value.toLocaleString(document.documentElement.lang);
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // The filters are part of the address, so that a link shows what its sender saw.
  const controls = ["q", "kind", "column", "person"];
  const read = () => {
    const parameters = new URLSearchParams(location.hash.slice(1));
    for (const name of controls) {
      const control = form.elements[name];
      control.value = parameters.get(name) ?? "";
    }
    form.elements.errors.checked = parameters.has("errors");
  };
  const write = () => {
    const parameters = new URLSearchParams();
    for (const name of controls) {
      const value = form.elements[name].value.trim();
      if (value) parameters.set(name, value);
    }
    if (form.elements.errors.checked) parameters.set("errors", "1");
    const hash = "#" + parameters;
    try {
      history.replaceState(null, "", hash);
    } catch {
      location.replace(hash);
    }
  };

  const textOf = (finding) => {
    if (!finding.text) {
      const block = blocks[finding.block];
      const parts = [finding.place, finding.name, finding.address, finding.value, finding.message, finding.fix];
      finding.text = [...parts, block.title, block.columns, block.kind].join("\n").toLowerCase();
      finding.who = (finding.name + "\n" + finding.address).toLowerCase();
    }
    return finding.text;
  };
  const matches = () => {
    const value = (name) => form.elements[name].value.trim().toLowerCase();
    const terms = value("q").split(/\s+/).filter(Boolean);
    const [kind, column, person] = [value("kind"), value("column"), value("person")];
    const onlyErrors = form.elements.errors.checked;
    return (finding) => {
      const block = blocks[finding.block];
      if (onlyErrors && block.severity !== "error") return false;
      if (kind && block.kind !== kind) return false;
      if (column && finding.column.toLowerCase() !== column) return false;
      const text = terms.length || person ? textOf(finding) : "";
      return terms.every((term) => text.includes(term)) && (!person || finding.who.includes(person));
    };
  };

  // What stands in backticks is a value or something to type.
  const marked = (text) =>
    text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));

  const person = (finding) => {
    const name = finding.name || finding.address;
    if (!name) return [];
    const button = make("button", { type: "button", class: "name", title: words.onlyPerson }, name);
    button.addEventListener("click", () => {
      form.elements.person.value = name;
      changed();
    });
    const isSaid = [name, finding.value].includes(finding.address);
    return isSaid ? [button] : [button, make("div", { class: "soft" }, finding.address)];
  };
  const fix = (finding) => {
    if (!finding.fix) return [];
    return [make("code", finding.safe ? { class: "fix", title: words.fixable } : {}, finding.fix)];
  };
  const columns = [
    { name: "person", cell: person, has: (finding) => finding.name || finding.address },
    { name: "value", cell: (finding) => [make("code", {}, finding.value)], has: (finding) => finding.value },
    { name: "problem", cell: (finding) => marked(finding.message), has: (finding) => finding.message },
    { name: "suggestion", cell: fix, has: (finding) => finding.fix },
  ];
  const row = (finding, shown) => {
    const cells = shown.map((column) => make("td", {}, ...(column.has(finding) ? column.cell(finding) : [])));
    return make("tr", {}, make("th", { scope: "row" }, finding.place), ...cells);
  };

  // A table shows its first rows, and more of them on request or on paper.
  const grow = (holder, most) => {
    const { rows, body, button, shown } = holder;
    const next = rows.slice(body.rows.length, body.rows.length + most);
    body.append(...next.map((finding) => row(finding, shown)));
    const left = rows.length - body.rows.length;
    button.hidden = left === 0;
    button.textContent = fill(words.more, number(Math.min(left, MORE)), number(left));
  };
  const section = (block, rows) => {
    // A column in which nothing stands is left away.
    const shown = columns.filter((column) => rows.some(column.has));
    const body = make("tbody", {});
    const button = make("button", { type: "button", class: "more" });
    const holder = { rows, body, button, shown };
    button.addEventListener("click", () => grow(holder, MORE));
    const heading = [block.columns ? block.columns + ": " : "", ...marked(block.title)];
    const title = make(
      "h3",
      {},
      make("span", {}, make("span", { class: "count" }, number(rows.length)), ...heading),
      make("span", { class: "rule" }, block.title === block.kind ? "" : block.kind),
    );
    const cells = ["place", ...shown.map((column) => column.name)];
    const heads = cells.map((name) => make("th", { scope: "col", class: name }, words[name]));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
    const remedy = block.remedy ? [make("p", { class: "soft" }, ...marked(block.remedy))] : [];
    const scroll = make("div", { class: "scroll" }, table);
    grow(holder, FIRST);
    const element = make("section", { class: block.severity }, title, ...remedy, scroll, button);
    return { element, holder };
  };

  let holders = [];
  const show = () => {
    const fits = matches();
    rowsOfBlocks = new Map();
    let count = 0;
    for (const finding of findings) {
      if (!fits(finding)) continue;
      count += 1;
      const rows = rowsOfBlocks.get(finding.block) ?? [];
      rows.push(finding);
      rowsOfBlocks.set(finding.block, rows);
    }
    const parts = [];
    holders = [];
    let severity = "";
    for (const [number, rows] of [...rowsOfBlocks].sort(([one], [other]) => one - other)) {
      const block = blocks[number];
      if (block.severity !== severity) {
        severity = block.severity;
        parts.push(make("h2", {}, words[severity]));
      }
      const { element, holder } = section(block, rows);
      parts.push(element);
      holders.push(holder);
    }
    list.replaceChildren(...parts);
    const shown = fill(words.shown, number(count), number(findings.length));
    status.textContent = findings.length === 0 ? "" : count === 0 ? words.nothing : shown;
  };

  const changed = () => {
    write();
    show();
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed, 0));
  addEventListener("hashchange", () => {
    read();
    show();
  });
  addEventListener("beforeprint", () => holders.forEach((holder) => grow(holder, holder.rows.length)));
  form.hidden = findings.length === 0;
  read();
  show();
})();
