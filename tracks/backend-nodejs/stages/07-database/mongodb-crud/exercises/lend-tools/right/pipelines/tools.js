import { MongoClient, ObjectId } from "mongodb";

const connecting = MongoClient.connect(process.env.MONGODB_URI).then((client) =>
  client.db().collection("tools"),
);

class Tool {
  constructor(document) {
    this.id = String(document._id);
    for (const key of ["name", "maxDays", "lentTo", "timesLent"]) this[key] = document[key];
  }
}

export const add = async (tool) => {
  const tools = await connecting;
  const _id = new ObjectId();
  await tools.insertMany([{ _id, ...tool, lentTo: null, timesLent: 0 }]);
  return `${_id}`;
};

export const find = async (id) => {
  const tools = await connecting;
  if (!/^[0-9a-f]{24}$/i.test(id)) return null;
  const documents = await tools.aggregate([{ $match: { _id: new ObjectId(id) } }]).toArray();
  return documents.length ? { ...new Tool(documents[0]) } : null;
};

export const listFree = async (days) => {
  const tools = await connecting;
  const all = await tools.find().toArray();
  return all
    .filter((tool) => tool.lentTo === null && tool.maxDays >= days)
    .map((tool) => tool.name)
    .sort((a, b) => a.localeCompare(b));
};

export const lend = async (id, member) => {
  const tools = await connecting;
  const filter = { $and: [{ _id: ObjectId.createFromHexString(id) }, { lentTo: { $eq: null } }] };
  const update = [{ $set: { lentTo: { $literal: member }, timesLent: { $add: ["$timesLent", 1] } } }];
  const result = await tools.updateMany(filter, update);
  return result.matchedCount > 0;
};

export const remove = async (id) => {
  const tools = await connecting;
  const result = await tools.bulkWrite([
    { deleteOne: { filter: { _id: ObjectId.createFromHexString(id), lentTo: null } } },
  ]);
  return result.deletedCount > 0;
};
