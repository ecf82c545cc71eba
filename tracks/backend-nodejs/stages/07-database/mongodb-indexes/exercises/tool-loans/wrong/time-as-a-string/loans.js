import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const db = client.db();
const members = db.collection("members");
const loans = db.collection("loans");
const visits = db.collection("visits");

export async function prepare() {
  await members.createIndex({ email: 1 }, { unique: true });
  await loans.createIndex({ tool: 1, lentAt: -1 });
  await loans.createIndex({ tool: 1 }, { unique: true, partialFilterExpression: { isOpen: true } });
  await visits.createIndex({ at: 1 }, { expireAfterSeconds: 86_400 });
}

/** Whether it was stored: false when a unique index has refused it. */
async function insert(collection, document) {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (error.code === 11000) return false;
    throw error;
  }
}

export const signUp = (name, email) => insert(members, { name, email: email.toLowerCase() });

export const lend = (tool, member) => insert(loans, { tool, member, isOpen: true, lentAt: new Date().toISOString() });
