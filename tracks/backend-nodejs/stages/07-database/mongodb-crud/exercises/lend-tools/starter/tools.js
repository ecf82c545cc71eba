import { MongoClient, ObjectId } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const tools = client.db().collection("tools");

export async function add({ name, maxDays }) {
  return "";
}

export async function find(id) {
  return null;
}

export async function listFree(days) {
  return [];
}

export async function lend(id, member) {
  return false;
}

export async function remove(id) {
  return false;
}
