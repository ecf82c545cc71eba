import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const db = client.db();
const members = db.collection("members");
const loans = db.collection("loans");
const visits = db.collection("visits");

export async function prepare() {
  await Promise.all([
    members.createIndexes([{ key: { email: 1 }, unique: true }]),
    loans.createIndexes([
      { key: { tool: 1, lentAt: -1 }, name: "loans of a tool, newest first" },
      { key: { tool: 1 }, name: "one open loan", unique: true, partialFilterExpression: { isOpen: { $eq: true } } },
    ]),
    visits.createIndexes([{ key: { at: -1 }, expireAfterSeconds: 24 * 60 * 60 }]),
  ]);
}

const isDuplicate = (error) => error.code === 11000;

export async function signUp(name, email) {
  const member = { name, email: email.toLowerCase() };
  return members.insertOne(member).then(
    () => true,
    (error) => (isDuplicate(error) ? false : Promise.reject(error)),
  );
}

export async function lend(tool, member) {
  const open = { tool, isOpen: true };
  try {
    const { upsertedCount } = await loans.updateOne(open, { $setOnInsert: { member, lentAt: new Date() } }, { upsert: true });
    return upsertedCount === 1;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
