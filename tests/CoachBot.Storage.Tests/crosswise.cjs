// The official JavaScript clients, driven by one command a run: node crosswise.cjs COMMAND NAME. Prints JSON.
const { TableClient } = require("@azure/data-tables");
const { QueueClient } = require("@azure/storage-queue");

const connection = process.env.CROSSWISE_CONNECTION;
const [command, name] = process.argv.slice(2);
const table = () => TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });
const queue = () => new QueueClient(connection, name);

const entity = (rowKey) => ({
  partitionKey: "slack|T01|it's maya",
  rowKey,
  text: "naïve 🙂 שלום",
  int: 7,
  long: 9007199254740993n,
  double: { type: "Double", value: "2.5" },
  flag: true,
  time: { type: "DateTime", value: "2026-11-23T08:15:30.1234567Z" },
  guid: { type: "Guid", value: "0f8fad5b-d9cb-469f-a165-70867728950e" },
  bytes: new Uint8Array([0, 1, 255]),
});

const commands = {
  async writeRows() {
    await table().createEntity(entity("one"));
    const answer = await table().submitTransaction([["create", entity("two")], ["upsert", entity("three"), "Replace"]]);
    return answer.subResponses.map((part) => part.status);
  },
  async readRow() {
    const row = await table().getEntity("slack|T01|it's maya", "ours");
    return {
      text: row.text,
      int: row.int,
      long: String(row.long),
      double: row.double,
      flag: row.flag,
      time: row.time instanceof Date ? row.time.toISOString() : row.time.value,
      guid: row.guid.value,
      bytes: Buffer.from(row.bytes).toString("hex"),
      etag: row.etag,
    };
  },
  async countRows() {
    let count = 0;
    for await (const row of table().listEntities({ queryOptions: { filter: "int eq 7" } })) count += row.int === 7 ? 1 : 0;
    return count;
  },
  async send() {
    const sent = await queue().sendMessage("their <message> & 🙂", { messageTimeToLive: -1 });
    return sent.messageId;
  },
  async receive() {
    const { receivedMessageItems: [message] } = await queue().receiveMessages({ visibilityTimeout: 60 });
    await queue().deleteMessage(message.messageId, message.popReceipt);
    return { text: message.messageText, count: message.dequeueCount };
  },
};

commands[command]().then(
  (result) => console.log(JSON.stringify(result)),
  (failure) => {
    console.error(failure);
    process.exitCode = 1;
  });
