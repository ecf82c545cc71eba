const { MongoClient } = require("mongodb");

const client = new MongoClient(process.env.MONGODB_URI);
const collection = (name) => client.db().collection(name);

exports.prepare = async function () {
  await collection("members").createIndex("email", { unique: true });
  await collection("loans").createIndex([["tool", 1], ["lentAt", -1]]);
  await collection("loans").createIndex({ tool: 1 }, { unique: true, partialFilterExpression: { isOpen: true }, name: "open" });
  await collection("visits").createIndex({ at: 1 }, { expireAfterSeconds: 86400 });
};

exports.signUp = async function (name, email) {
  try {
    await collection("members").insertOne({ name: name, email: email.toLowerCase() });
  } catch (error) {
    if (error.code !== 11000) throw error;
    return false;
  }
  return true;
};

exports.lend = async function (tool, member) {
  try {
    await collection("loans").insertOne({ tool: tool, member: member, isOpen: true, lentAt: new Date() });
  } catch (error) {
    if (error.code !== 11000) throw error;
    return false;
  }
  return true;
};
