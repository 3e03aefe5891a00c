// Prints every zone of moment-timezone as {"version", "zones": {id: [[until in ms, offset east in minutes], …]}}; the last has no end.
const moment = require('moment-timezone');

const zones = {};
for (const id of moment.tz.names()) {
  const zone = moment.tz.zone(id);
  zones[id] = zone.untils.map((until, i) => [Number.isFinite(until) ? until : null, -zone.offsets[i]]);
}
process.stdout.write(JSON.stringify({ version: moment.tz.dataVersion, zones }));
