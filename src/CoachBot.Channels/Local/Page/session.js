// The conversation of this browser: begun once, kept in localStorage, found again after a reload or a restart of the server.
const place = 'coachbot.conversation';
export const domain = `${location.origin}/v3/directline`;

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function ask(path, { method = 'GET', token, body } = {}) {
  const response = await fetch(domain + path, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error?.message ?? `The server answered ${response.status}.`);
  return answer;
}

/** {conversationId, token, userId, streamUrl}; throws TypeError when the server is not there. */
export async function open(watermark = '') {
  const kept = JSON.parse(localStorage.getItem(place) ?? 'null');
  if (kept) {
    try {
      const found = await ask(`/conversations/${kept.conversationId}?watermark=${watermark}`, { token: kept.token });
      return { ...kept, streamUrl: found.streamUrl };
    } catch (error) {
      // Forgotten there, or never ours: begin afresh. Any other trouble passes.
      if (!(error instanceof Refused) || ![401, 403, 404].includes(error.status)) throw error;
    }
  }
  const begun = await ask('/conversations', { method: 'POST' });
  const session = { conversationId: begun.conversationId, token: begun.token, userId: `you-${begun.conversationId}` };
  localStorage.setItem(place, JSON.stringify(session));
  return { ...session, streamUrl: begun.streamUrl };
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, or a browser without it: the old way through a selection.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
