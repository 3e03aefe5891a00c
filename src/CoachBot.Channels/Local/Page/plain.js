// The chat without Web Chat: the same Direct Line, drawn with the browser's own means.
import { card } from './card.js';
import { element, markdown } from './markdown.js';
import { ask, open, Refused } from './session.js';

const [messages, choices, form, text, status] = ['messages', 'choices', 'say', 'text', 'status'].map(id => document.getElementById(id));
const waiting = new Map();
const shown = new Set();
let session, socket, watermark = '', attempts = 0, typingNode, typingTimer;

function say(words, trouble = false) {
  status.textContent = words;
  status.classList.toggle('trouble', trouble);
}

const atEnd = () => messages.scrollHeight - messages.scrollTop - messages.clientHeight < 160;
const toEnd = () => { messages.scrollTop = messages.scrollHeight; };

function add(node) {
  typing(false);
  const follow = atEnd() || node.classList.contains('mine');
  messages.append(node);
  if (follow) toEnd();
  return node;
}

function time(stamp) {
  const at = new Date(stamp);
  return element('time', at.toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }), { datetime: stamp });
}

function mine(words) {
  const node = element('li', [element('span', 'You said: ', { class: 'hidden' }), element('div', words, { class: 'bubble', dir: 'auto' })], { class: 'message mine' });
  node.note = element('div', 'Sending…', { class: 'note' });
  node.append(node.note);
  return add(node);
}

function hearMine(activity) {
  const id = activity.channelData?.clientActivityID;
  const node = waiting.get(id) ?? mine(activity.text ?? '');
  waiting.delete(id);
  node.note.className = 'note';
  node.note.replaceChildren(time(activity.timestamp));
  offer([]);
}

function hearCoach(activity) {
  const message = activity.channelData?.coach ?? { text: activity.text };
  const node = element('li', [element('span', 'CoachBot said: ', { class: 'hidden' })], { class: 'message' });
  if (message.text) node.append(element('div', markdown(message.text), { class: 'bubble', dir: 'auto' }));
  if (message.card) node.append(card(message.card, press));
  node.append(element('div', [time(activity.timestamp)], { class: 'note' }));
  add(node);
  offer(message.choices ?? []);
}

function hear({ activities = [], watermark: next }) {
  for (const activity of activities) {
    if (activity.type === 'typing') typing(true);
    if (activity.type !== 'message' || shown.has(activity.id)) continue;
    shown.add(activity.id);
    (activity.from?.role === 'user' ? hearMine : hearCoach)(activity);
  }
  if (next) watermark = next;
}

function typing(on) {
  clearTimeout(typingTimer);
  typingNode?.remove();
  typingNode = undefined;
  if (!on) return;
  typingNode = element('li', [element('span', 'CoachBot is typing', { class: 'hidden' }), element('i'), element('i'), element('i')], { class: 'message typing' });
  messages.append(typingNode);
  toEnd();
  typingTimer = setTimeout(() => typing(false), 15000);
}

function offer(buttons) {
  const [focused, follow] = [choices.contains(document.activeElement), atEnd()];
  choices.replaceChildren(...buttons.map(button => {
    const node = element('button', button.label, { type: 'button', class: 'choice' });
    node.addEventListener('click', () => press(button));
    return node;
  }));
  if (follow) toEnd();
  if (focused) (choices.firstElementChild ?? text).focus();
}

const press = button => send({ text: button.label, value: { coach: button.press } });

function send(said) {
  const id = crypto.randomUUID();
  const node = mine(said.text);
  waiting.set(id, node);
  post({ type: 'message', localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone, channelData: { clientActivityID: id }, ...said }, node);
}

async function post(activity, node) {
  node.note.className = 'note';
  node.note.textContent = 'Sending…';
  try {
    await ask(`/conversations/${session.conversationId}/activities`, { method: 'POST', token: session.token, body: activity });
    if (socket?.readyState !== WebSocket.OPEN) await poll();
  } catch (error) {
    const again = element('button', 'Try again', { type: 'button' });
    again.addEventListener('click', () => post(activity, node));
    node.note.className = 'note wrong';
    node.note.replaceChildren(error instanceof Refused ? error.message : 'Not sent: the coach cannot be reached.', again);
  }
}

async function poll() {
  hear(await ask(`/conversations/${session.conversationId}/activities?watermark=${watermark}`, { token: session.token }));
}

async function connect() {
  try {
    const found = await open(watermark);
    if (session && session.conversationId !== found.conversationId) return location.reload();
    session = found;
    attempts = 0;
    if (new URLSearchParams(location.search).has('poll')) return pollOn();
    socket = new WebSocket(session.streamUrl);
    socket.addEventListener('open', () => say(''));
    socket.addEventListener('message', event => event.data && hear(JSON.parse(event.data)));
    socket.addEventListener('close', reconnect);
  } catch (error) {
    if (error instanceof Refused) say(error.message, true);
    reconnect();
  }
}

function reconnect() {
  say('Connecting…', attempts > 2);
  setTimeout(connect, Math.min(500 * 2 ** attempts++, 2000) * (.75 + Math.random() / 2));
}

async function pollOn() {
  try {
    await poll();
    say('');
    setTimeout(pollOn, 1000);
  } catch {
    reconnect();
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words || !session) return;
  text.value = '';
  send({ text: words });
});
text.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

say('Connecting…');
text.focus();
connect();
