import { MongoClient, ObjectId } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const tools = client.db().collection("tools");

export async function add({ name, maxDays }) {
  const { insertedId } = await tools.insertOne({ name, maxDays, lentTo: null, timesLent: 0 });
  return insertedId;
}

export async function find(id) {
  if (!ObjectId.isValid(id)) return null;
  const tool = await tools.findOne({ _id: new ObjectId(id) });
  if (tool === null) return null;
  const { _id, name, maxDays, lentTo, timesLent } = tool;
  return { id: _id.toString(), name, maxDays, lentTo, timesLent };
}

export async function listFree(days) {
  const free = await tools
    .find({ lentTo: null, maxDays: { $gte: days } })
    .sort({ name: 1 })
    .toArray();
  return free.map((tool) => tool.name);
}

export async function lend(id, member) {
  const { modifiedCount } = await tools.updateOne(
    { _id: new ObjectId(id), lentTo: null },
    { $set: { lentTo: member }, $inc: { timesLent: 1 } },
  );
  return modifiedCount === 1;
}

export async function remove(id) {
  const { deletedCount } = await tools.deleteOne({ _id: new ObjectId(id), lentTo: null });
  return deletedCount === 1;
}
