import { MongoClient, ObjectId } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const tools = client.db().collection("tools");

const toTool = ({ _id, name, maxDays, lentTo, timesLent }) => ({
  id: _id.toHexString(),
  name,
  maxDays,
  lentTo,
  timesLent,
});

function toKey(text) {
  try {
    return ObjectId.createFromHexString(text);
  } catch {
    return null;
  }
}

export async function add({ name, maxDays }) {
  const tool = { name, maxDays, lentTo: null, timesLent: 0 };
  await tools.insertOne(tool);
  return tool._id.toHexString();
}

export async function find(id) {
  const [found] = await tools.find({ _id: toKey(id) }).limit(1).toArray();
  return found === undefined ? null : toTool(found);
}

export async function listFree(days) {
  const names = [];
  const free = tools.find({ lentTo: null, maxDays: { $gte: days } }, { sort: { name: 1 } });
  for await (const tool of free) names.push(tool.name);
  return names;
}

export async function lend(id, member) {
  const lent = await tools.findOneAndUpdate(
    { _id: toKey(id), lentTo: null },
    { $set: { lentTo: member }, $inc: { timesLent: 1 } },
  );
  return lent !== null;
}

export async function remove(id) {
  const removed = await tools.findOneAndDelete({ _id: toKey(id), lentTo: null });
  return removed !== null;
}
