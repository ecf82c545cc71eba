import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const db = client.db();
const members = db.collection("members");
const loans = db.collection("loans");
const visits = db.collection("visits");

export async function prepare() {}

export async function signUp(name, email) {
  await members.insertOne({ name, email });
  return true;
}

export async function lend(tool, member) {
  await loans.insertOne({ tool, member, isOpen: true, lentAt: new Date() });
  return true;
}
