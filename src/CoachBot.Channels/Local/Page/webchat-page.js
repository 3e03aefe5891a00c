import { copy, domain, open } from './session.js';

const status = document.getElementById('status');
const dark = matchMedia('(prefers-color-scheme: dark)');

const look = () => {
  const [face, ink, soft, line, accent, onAccent, back] = dark.matches
    ? ['#1f2524', '#e8eeec', '#a3b0ad', '#36403e', '#4fd1c5', '#06201d', '#151918']
    : ['#ffffff', '#1c2422', '#5a6663', '#d8dedc', '#0f766e', '#ffffff', '#f5f6f5'];
  const text = { default: ink, subtle: soft };
  const tone = value => ({ default: value, subtle: value });
  const container = background => ({ backgroundColor: background, foregroundColors: { default: text, accent: tone(accent), good: tone(dark.matches ? '#7bd88f' : '#1a7f37') } });
  return {
    styleOptions: {
      primaryFont: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
      accent, subtle: soft, backgroundColor: back, timestampColor: soft, timestampFormat: 'absolute',
      bubbleBackground: face, bubbleTextColor: ink, bubbleBorderColor: line, bubbleBorderRadius: 12, bubbleMaxWidth: 560,
      bubbleFromUserBackground: accent, bubbleFromUserTextColor: onAccent, bubbleFromUserBorderRadius: 12, bubbleFromUserBorderWidth: 0,
      suggestedActionLayout: 'flow', suggestedActionBackgroundColor: face, suggestedActionTextColor: accent, suggestedActionBorderColor: accent,
      suggestedActionBorderRadius: 20, suggestedActionBackgroundColorOnHover: back, suggestedActionHeight: 40,
      sendBoxBackground: face, sendBoxTextColor: ink, sendBoxPlaceholderColor: soft, sendBoxButtonColor: accent, sendBoxBorderTop: `1px solid ${line}`,
      sendBoxTextWrap: true, sendBoxMaxHeight: 200, hideUploadButton: true, paddingRegular: 10, markdownRespectCRLF: true,
    },
    adaptiveCardsHostConfig: {
      fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
      containerStyles: { default: container(face), emphasis: container(back) },
      actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 7 },
    },
  };
};

const say = (text, trouble = false) => {
  status.textContent = text;
  status.classList.toggle('trouble', trouble);
};

/** "Copy" on a draft is the page's own doing; the coach does not hear of it. */
const copyDrafts = () => next => ({ cardAction, ...rest }) => {
  const draft = cardAction?.value?.coachCopy;
  if (draft === undefined) return next({ cardAction, ...rest });
  copy(draft).then(copied => say(copied ? 'Copied' : 'Could not copy; select the text instead', !copied));
  setTimeout(() => say(''), 4000);
};

const watchConnection = () => next => action => {
  if (action.type === 'DIRECT_LINE/UPDATE_CONNECTION_STATUS') {
    const { connectionStatus } = action.payload;
    if (connectionStatus === 2) say('');
    if (connectionStatus === 1 || connectionStatus === 3 || connectionStatus === 4) say('Connecting…');
  }
  return next(action);
};

try {
  const { conversationId, token, userId } = await open();
  const directLine = WebChat.createDirectLine({ token, conversationId, domain, webSocket: !new URLSearchParams(location.search).has('poll') });
  const store = WebChat.createStore({}, watchConnection);
  const render = () => WebChat.renderWebChat(
    { directLine, store, userID: userId, username: 'You', locale: 'en-US', cardActionMiddleware: copyDrafts, ...look() },
    document.getElementById('webchat'));
  dark.addEventListener('change', render);
  render();
  document.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
} catch (error) {
  say(error.message, true);
  setTimeout(() => location.reload(), 3000);
}
