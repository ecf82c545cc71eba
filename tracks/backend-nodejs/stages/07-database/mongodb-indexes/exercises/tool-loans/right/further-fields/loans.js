import { MongoClient, MongoServerError } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const db = client.db();
const members = db.collection("members");
const loans = db.collection("loans");
const visits = db.collection("visits");

export const prepare = () =>
  Promise.all([
    members.createIndexes([{ key: { email: 1 }, unique: true, name: "one_email" }]),
    loans.createIndexes([
      { key: { tool: 1, lentAt: -1, member: 1 }, name: "newest" },
      { key: { tool: 1, isOpen: 1 }, unique: true, partialFilterExpression: { isOpen: { $eq: true } }, name: "one_open" },
    ]),
    visits.createIndex({ at: -1 }, { expireAfterSeconds: 24 * 60 * 60 }),
  ]);

const insert = (collection, document) =>
  collection.insertOne(document).then(
    () => true,
    (error) => {
      if (error instanceof MongoServerError && error.code === 11000) return false;
      throw error;
    },
  );

export const signUp = (name, email) => insert(members, { name, email: email.toLowerCase() });
export const lend = (tool, member) => insert(loans, { tool, member, isOpen: true, lentAt: new Date() });
