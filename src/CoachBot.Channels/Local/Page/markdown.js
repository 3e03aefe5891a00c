// The neutral Markdown of the coach as DOM nodes: paragraphs, lists, **bold**, *italic* and escapes. No HTML ever passes.
const mark = /\\([\\`*_[\]()<>#+\-!|~&.])|\*\*((?:\\.|[^\\*]|\*(?!\*))+)\*\*|\*((?:\\.|[^\\*])+)\*/gs;

function inline(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(mark)) {
    nodes.push(text.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[1] !== undefined) nodes.push(found[1]);
    else nodes.push(element(found[2] !== undefined ? 'strong' : 'em', inline(found[2] ?? found[3])));
  }
  nodes.push(text.slice(at));
  return nodes;
}

function lines(text) {
  return text.split('\n').flatMap((line, i) => i ? [document.createElement('br'), ...inline(line)] : inline(line));
}

export function element(name, children = [], attributes = {}) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...[children].flat());
  return node;
}

export function markdown(text) {
  return text.replace(/\r\n?/g, '\n').split(/\n{2,}/).filter(Boolean).flatMap(block => {
    const parts = [];
    for (const line of block.split('\n')) {
      const item = /^\s*[-*] (.*)$/.exec(line);
      const last = parts.at(-1);
      if (item && last?.items) last.items.push(item[1]);
      else if (item) parts.push({ items: [item[1]] });
      else if (last && !last.items) last.text += `\n${line}`;
      else parts.push({ text: line });
    }
    return parts.map(part => part.items
      ? element('ul', part.items.map(item => element('li', inline(item))))
      : element('p', lines(part.text)));
  });
}
