// Drives FakeSlack with Slack's own clients: `web`, `socket` or `install`, settings as JSON in the second argument.
// Reports one JSON value a line on standard output; reads commands from standard input until it ends.
const { WebClient, LogLevel, ErrorCode } = require('@slack/web-api');
const { SocketModeClient } = require('@slack/socket-mode');
const { InstallProvider } = require('@slack/oauth');
const http = require('node:http');
const readline = require('node:readline');

const [mode, json] = process.argv.slice(2);
const settings = JSON.parse(json);
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const options = { slackApiUrl: settings.api, logger: quiet };
const report = (value) => process.stdout.write(JSON.stringify(value) + '\n');

// Each line of standard input is [method, arguments, client options]; the answer or the client's own error is reported.
async function web() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [method, args, more] = JSON.parse(line);
    const { token, ...rest } = more ?? {};
    const client = new WebClient(token ?? settings.token, { ...options, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, ...rest });
    try {
      report(method === 'filesUploadV2' ? await client.filesUploadV2(args) : await client.apiCall(method, args));
    } catch (e) {
      const kind = Object.keys(ErrorCode).find((name) => ErrorCode[name] === e.code) ?? e.message;
      report({ kind, data: e.data, retryAfter: e.retryAfter, statusCode: e.statusCode });
    }
  }
}

// Every envelope is reported and acknowledged, except while `hold` is in force; a command is answered in its acknowledgement.
async function socket() {
  const client = new SocketModeClient({ appToken: settings.appToken, clientOptions: options, logger: quiet, clientPingTimeout: 2000 });
  let hold = false;
  client.on('connected', () => report({ connected: true }));
  client.on('slack_event', async ({ ack, envelope_id, type, body, retry_num, accepts_response_payload }) => {
    report({ envelope_id, type, text: body.event?.text ?? body.text ?? null, retry_num, accepts_response_payload });
    if (!hold) await ack(type === 'slash_commands' ? { text: 'by socket' } : undefined);
  });
  await client.start();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    hold = line === 'hold';
    report({ hold });
  }
  await client.disconnect();
}

// The official installer with its own pages, state and cookies.
async function install() {
  const installer = new InstallProvider({ ...settings.installer, authorizationUrl: settings.authorize, clientOptions: options, logger: quiet });
  const server = http.createServer((req, res) => req.url.startsWith('/slack/install')
    ? installer.handleInstallPath(req, res, {}, { scopes: settings.scopes, redirectUri: `http://127.0.0.1:${server.address().port}/slack/oauth` })
    : installer.handleCallback(req, res, {
      success: (installation) => { report(installation); res.end('installed'); },
      failure: (error) => { report({ failure: error.code ?? error.message }); res.statusCode = 400; res.end('failed'); },
    }));
  server.listen(0, '127.0.0.1', () => report({ port: server.address().port }));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const result = await installer.authorize(JSON.parse(line)).catch((e) => ({ failure: e.code ?? e.message }));
    report(result);
  }
  server.close();
}

({ web, socket, install })[mode]().then(() => process.exit(0), (e) => { process.stderr.write(String(e.stack ?? e)); process.exit(1); });
