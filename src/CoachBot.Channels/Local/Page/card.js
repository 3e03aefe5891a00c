// A neutral card: facts as a list of terms, a plan as steps, a draft in a box that can be copied.
import { element, markdown } from './markdown.js';
import { copy } from './session.js';

const marks = { done: ['✓', 'done'], next: ['→', 'next step'], skipped: ['–', 'skipped'], open: ['○', 'open'] };
const states = ['open', 'next', 'done', 'skipped'];

function step({ label, state }) {
  const name = typeof state === 'number' ? states[state] : state.toLowerCase();
  const [mark, words] = marks[name];
  return element('li', [element('span', mark, { 'aria-hidden': 'true' }), element('span', [label, element('span', ` (${words})`, { class: 'hidden' })])], { class: name });
}

function copyButton(draft) {
  const button = element('button', 'Copy', { type: 'button', class: 'choice' });
  button.addEventListener('click', async () => {
    button.textContent = await copy(draft) ? 'Copied' : 'Select the text to copy it';
    setTimeout(() => { button.textContent = 'Copy'; }, 3000);
  });
  return button;
}

function bar({ label, value }, most) {
  const width = most > 0 ? Math.max(value > 0 ? 2 : 0, Math.round(100 * value / most)) : 0;
  return [element('dt', label, { dir: 'auto' }), element('dd', [element('span', '', { class: 'bar', style: `width:${width}%` }), ` ${value}`])];
}

function figure({ title, bars }) {
  const most = Math.max(...bars.map(b => b.value));
  return [element('h3', title), element('dl', bars.flatMap(b => bar(b, most)), { class: 'chart' })];
}

export function card({ title, text, facts = [], steps = [], chart, draft, actions = [] }, press) {
  const node = element('section', [element('h2', title)], { class: 'card', 'aria-label': title });
  if (text) node.append(...markdown(text));
  if (facts.length) node.append(element('dl', facts.flatMap(({ name, value }) => [element('dt', name), element('dd', value, { dir: 'auto' })])));
  if (steps.length) node.append(element('ol', steps.map(step), { class: 'steps' }));
  if (chart?.bars?.length) node.append(...figure(chart));
  if (draft) node.append(element('pre', draft, { class: 'draft', dir: 'auto' }));
  const buttons = actions.map(action => {
    const button = element('button', action.label, { type: 'button', class: 'choice' });
    button.addEventListener('click', () => press(action));
    return button;
  });
  if (draft) buttons.unshift(copyButton(draft));
  if (buttons.length) node.append(element('div', buttons, { class: 'actions' }));
  return node;
}
