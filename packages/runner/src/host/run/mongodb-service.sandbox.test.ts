import { expect, test } from "vitest";
import { firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { run } = await testRunner();

/** Judges probes that run in the learner's process and use the exports of this module. */
async function probe(source: string, body: string) {
  const outcome = await run({ services: ["mongodb"], files: { "main.js": source }, spec: spec(body) });
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
  return verdicts(outcome).length;
}

const DRIVER = `
  import { MongoClient } from "mongodb";
  const client = await MongoClient.connect(process.env.MONGODB_URI);
  export const db = client.db();
  export const fresh = async (name, ...documents) => {
    await db.collection(name).drop();
    if (documents.length > 0) await db.collection(name).insertMany(documents);
    return db.collection(name);
  };
  export const failure = async (work) => {
    try { await work(); return null; }
    catch ({ code, message, keyPattern, keyValue, writeErrors }) { return { code, message, keyPattern, keyValue, writeErrors: writeErrors?.length }; }
  };
  export { client };`;

function probes(lines: Record<string, [probe: string, expected: string]>) {
  return Object.entries(lines)
    .map(([name, [body, expected]]) => {
      const given = "{ db, client, fresh, failure }";
      return `test(${JSON.stringify(name)}, async () => {
        expect(await inside(async (${given}) => { ${body} })).toEqual(${expected});
      });`;
    })
    .join("\n");
}

test("MongoDB's own driver reads through it", async () => {
  const body = probes({
    "finds in order, from here to there, with the fields asked for": [
      `const c = await fresh("a", { n: 1, t: "x" }, { n: 3, t: "y" }, { n: 2, t: "z" }, { n: 4 });
       return c.find({ n: { $gt: 1 } }).sort({ n: -1 }).skip(1).limit(2).project({ _id: 0, t: 1 }).toArray();`,
      `[{ t: "y" }, { t: "z" }]`,
    ],
    "combines conditions": [
      `const c = await fresh("a", { n: 1, t: "Ann" }, { n: 2, t: "bob" }, { n: 3, t: "anton" }, { n: 4, t: null });
       return c.find({ $or: [{ t: /^an/i, n: { $ne: 3 } }, { n: { $in: [2, 9] } }, { t: { $exists: false } }] }).map(({ n }) => n).toArray();`,
      "[1, 2]",
    ],
    "looks into documents and arrays": [
      `const c = await fresh("a", { n: 1, o: { p: { q: 1 } }, l: [{ k: 1, v: 5 }, { k: 2, v: 1 }] }, { n: 2, l: [{ k: 1, v: 1 }] }, { n: 3, tags: ["x", "y"] });
       const n = async (filter) => (await c.find(filter).toArray()).map((found) => found.n);
       return [await n({ "o.p.q": 1 }), await n({ "l.v": 5 }), await n({ l: { $elemMatch: { k: 1, v: 1 } } }), await n({ tags: "y" }), await n({ tags: { $all: ["x", "y"], $size: 2 } }), await n({ "l.0.k": 1 })];`,
      "[[1], [1], [2], [3], [3], [1, 2]]",
    ],
    "finds by an id, by several, and by a reference": [
      `const c = await fresh("a", { n: 1 }, { n: 2 });
       const [first, second] = await c.find().toArray();
       await c.updateOne({ n: 2 }, { $set: { of: first._id } });
       return [await c.countDocuments({ _id: { $in: [first._id, second._id] } }), (await c.findOne({ of: first._id })).n, (await c.findOne({ _id: second._id })).n, await c.findOne({ _id: String(first._id) })];`,
      "[2, 2, 2, null]",
    ],
    "finds by time": [
      `const c = await fresh("a", { at: new Date("2024-01-01") }, { at: new Date("2024-06-01") });
       const [found, ...more] = await c.find({ at: { $gte: new Date("2024-02-01"), $lt: new Date("2025-01-01") } }).toArray();
       return [found.at, more.length];`,
      `[new Date("2024-06-01"), 0]`,
    ],
    "sorts values of all types, and arrays by their least or greatest": [
      `const c = await fresh("a", { n: 1, v: "b" }, { n: 2, v: 10 }, { n: 3, v: 9 }, { n: 4 }, { n: 5, v: true }, { n: 6, v: new Date(0) }, { n: 7, v: [1, 99] }, { n: 8, v: "B" });
       const order = async (v) => (await c.find().sort({ v, n: 1 }).toArray()).map(({ n }) => n);
       return [await order(1), await order(-1)];`,
      "[[4, 7, 3, 2, 8, 1, 5, 6], [6, 5, 1, 8, 7, 2, 3, 4]]",
    ],
    "gives a long answer in parts": [
      `const c = await fresh("a", ...Array.from({ length: 250 }, (_, n) => ({ n })));
       let sum = 0;
       for await (const { n } of c.find({}, { batchSize: 60 })) sum += n;
       const left = c.find(); await left.next(); await left.close();
       return [sum, (await c.find().toArray()).length, (await c.find().limit(1).toArray()).length];`,
      "[31125, 250, 1]",
    ],
    "counts, and gives distinct values": [
      `const c = await fresh("a", { t: ["x", "y"], n: 2 }, { t: "y", n: 1 }, { n: 2 });
       return [await c.distinct("t"), await c.distinct("n", { t: "y" }), await c.countDocuments({ n: 2 }), await c.estimatedDocumentCount()];`,
      `[["x", "y"], [1, 2], 2, 3]`,
    ],
    "groups and reshapes": [
      `const c = await fresh("a", { k: "x", n: 1 }, { k: "y", n: 5 }, { k: "x", n: 3 });
       return c.aggregate([{ $match: { n: { $gt: 0 } } }, { $group: { _id: "$k", sum: { $sum: "$n" }, all: { $push: "$n" }, avg: { $avg: "$n" } } }, { $sort: { sum: -1, _id: 1 } }, { $project: { _id: 0, k: "$_id", sum: 1, avg: 1, half: { $divide: ["$sum", 2] }, all: 1 } }]).toArray();`,
      `[{ k: "y", sum: 5, avg: 5, half: 2.5, all: [5] }, { k: "x", sum: 4, avg: 2, half: 2, all: [1, 3] }]`,
    ],
    "joins, unwinds, and leaves what is held as it is": [
      `const authors = await fresh("authors", { _id: 1, name: "A", deep: { n: 1 } }, { _id: 2, name: "B", deep: { n: 1 } });
       const books = await fresh("books", { t: "p", by: 1 }, { t: "q", by: 1 }, { t: "r", by: 3 });
       const joined = await books.aggregate([{ $lookup: { from: "authors", localField: "by", foreignField: "_id", as: "author" } }, { $unwind: "$author" }, { $set: { "author.deep.n": { $strLenCP: "$author.name" }, "author.t": "$t" } }, { $project: { _id: 0, t: 1, author: 1 } }]).toArray();
       return [joined.map(({ t, author }) => t + author.t + author.name), (await authors.find().toArray()).map(({ deep, t }) => [deep.n, t ?? "-"])];`,
      `[["ppA", "qqA"], [[1, "-"], [1, "-"]]]`,
    ],
    "answers several questions at once, and writes an answer into a collection": [
      `const c = await fresh("a", { n: 1 }, { n: 2 }, { n: 3 });
       const [both] = await c.aggregate([{ $facet: { total: [{ $count: "n" }], page: [{ $sort: { n: -1 } }, { $limit: 1 }, { $unset: "_id" }] } }]).toArray();
       await fresh("out", { n: 77 });
       await c.aggregate([{ $match: { n: { $gt: 1 } } }, { $out: "out" }]).toArray();
       return [both, await db.collection("out").distinct("n")];`,
      "[{ total: [{ n: 3 }], page: [{ n: 3 }] }, [2, 3]]",
    ],
  });
  expect(await probe(DRIVER, body)).toBe(11);
});

test("MongoDB's own driver writes through it", async () => {
  const body = probes({
    "sets, counts up, renames and takes away fields": [
      `const c = await fresh("a", { n: 1, old: 1, gone: 1, o: { p: 1 }, low: 5, high: 5 });
       const result = await c.updateOne({ n: 1 }, { $set: { "o.q.r": 2 }, $inc: { n: 4, made: 1 }, $mul: { low: 2 }, $max: { high: 9 }, $rename: { old: "new" }, $unset: { gone: "" }, $currentDate: { at: true } });
       const { _id, at, ...after } = await c.findOne();
       return [result.modifiedCount, after, at instanceof Date];`,
      `[1, { n: 5, new: 1, o: { p: 1, q: { r: 2 } }, low: 10, high: 9, made: 1 }, true]`,
    ],
    "changes arrays": [
      `const c = await fresh("a", { l: [3, 1], s: ["x", "x"], p: [{ k: 1 }, { k: 2 }], q: [1, 2, 3] });
       await c.updateOne({}, { $push: { l: { $each: [2, 5], $sort: -1, $slice: 3 }, made: 1 }, $addToSet: { s: { $each: ["x", "y"] } }, $pull: { p: { k: { $gt: 1 } } }, $pop: { q: -1 } });
       const { _id, ...after } = await c.findOne();
       return after;`,
      `{ l: [5, 3, 2], s: ["x", "x", "y"], p: [{ k: 1 }], q: [2, 3], made: [1] }`,
    ],
    "changes the elements that it is told": [
      `const c = await fresh("a", { l: [{ k: 1, n: 1 }, { k: 2, n: 1 }, { k: 3, n: 1 }] });
       await c.updateOne({ "l.k": 2 }, { $set: { "l.$.n": 20 } });
       await c.updateOne({}, { $inc: { "l.$[].all": 1 } });
       await c.updateOne({}, { $set: { "l.$[big].n": 30 } }, { arrayFilters: [{ "big.k": { $gte: 3 } }] });
       return (await c.findOne()).l;`,
      "[{ k: 1, n: 1, all: 1 }, { k: 2, n: 20, all: 1 }, { k: 3, n: 30, all: 1 }]",
    ],
    "inserts what an upsert does not find, and only then": [
      `const c = await fresh("a");
       const results = [];
       for (let at = 0; at < 2; at += 1) results.push(await c.updateOne({ email: "x", age: { $gt: 1 } }, { $set: { age: 5 }, $setOnInsert: { made: true } }, { upsert: true }));
       const { _id, ...after } = await c.findOne();
       return [results.map((result) => [result.matchedCount, result.upsertedCount]), after, String(results[0].upsertedId) === String(_id)];`,
      `[[[0, 1], [1, 0]], { email: "x", age: 5, made: true }, true]`,
    ],
    "tells what was met from what was changed": [
      `const c = await fresh("a", { n: 1 }, { n: 2 }, { n: 2 });
       const { matchedCount, modifiedCount } = await c.updateMany({}, { $set: { n: 2 } });
       return [matchedCount, modifiedCount, (await c.deleteMany({ n: 2 })).deletedCount, (await c.deleteOne({})).deletedCount];`,
      "[3, 1, 3, 0]",
    ],
    "replaces, and updates by a pipeline": [
      `const c = await fresh("a", { _id: 1, n: 2, old: 1 });
       await c.replaceOne({ _id: 1 }, { n: 3 });
       await c.updateOne({ _id: 1 }, [{ $set: { twice: { $multiply: ["$n", 2] } } }]);
       return c.findOne();`,
      "{ _id: 1, n: 3, twice: 6 }",
    ],
    "gives the document that it changes, before or after": [
      `const c = await fresh("a", { _id: 1, n: 1 }, { _id: 2, n: 5 });
       return [await c.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: -1 } }), await c.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: "after" }), await c.findOneAndReplace({ _id: 9 }, { n: 9 }, { upsert: true, returnDocument: "after", projection: { _id: 0 } }), await c.findOneAndDelete({ _id: 2 }), await c.findOneAndDelete({ _id: 2 })];`,
      "[{ _id: 2, n: 5 }, { _id: 1, n: 2 }, { n: 9 }, { _id: 2, n: 6 }, null]",
    ],
    "keeps unique what is to be": [
      `const c = await fresh("a", { email: "x", shop: 1, no: 1 });
       await c.createIndex({ email: 1 }, { unique: true });
       await c.createIndex({ shop: 1, no: 1 }, { unique: true });
       const said = [await failure(() => c.insertOne({ email: "x", no: 2 })), await failure(() => c.insertOne({ email: "y", shop: 1, no: 1 }))];
       await c.insertOne({ _id: 7, email: "z", shop: 1, no: 2 });
       said.push(await failure(() => c.updateOne({ _id: 7 }, { $set: { email: "x" } })), await failure(() => c.findOneAndUpdate({ _id: 7 }, { $set: { no: 1 } })), await failure(() => c.insertOne({ _id: 7 })));
       return said.map(({ code, keyValue }) => ({ code, keyValue }));`,
      `[{ code: 11000, keyValue: { email: "x" } }, { code: 11000, keyValue: { shop: 1, no: 1 } }, { code: 11000, keyValue: { email: "x" } }, { code: 11000, keyValue: { shop: 1, no: 1 } }, { code: 11000, keyValue: { _id: 7 } }]`,
    ],
    "keeps unique only what a sparse or partial index holds": [
      `const c = await fresh("a", { n: 1 }, { n: 2 });
       await c.createIndex({ nick: 1 }, { unique: true, sparse: true });
       await c.createIndex({ n: 1 }, { unique: true, partialFilterExpression: { active: true } });
       await c.insertMany([{ n: 1, active: true, nick: "a" }, { n: 1 }]);
       return [(await failure(() => c.insertOne({ n: 1, active: true })))?.code, (await failure(() => c.insertOne({ nick: "a" })))?.code, await c.countDocuments()];`,
      "[11000, 11000, 4]",
    ],
    "refuses a unique index that the documents are against": [
      `const c = await fresh("a", { n: 1 }, { n: 1 });
       return [(await failure(() => c.createIndex({ n: 1 }, { unique: true }))).code, (await c.indexes()).map(({ name }) => name)];`,
      `[11000, ["_id_"]]`,
    ],
    "lists indexes and collections, and drops them": [
      `const c = await fresh("a", { n: 1 });
       const name = await c.createIndex({ n: 1 }, { unique: true });
       const listed = await c.indexes();
       await c.dropIndex(name);
       await c.insertOne({ n: 1 });
       await fresh("b", { n: 1 });
       await db.collection("b").drop();
       const names = (await db.listCollections().toArray()).map((found) => found.name);
       return [listed, (await c.indexes()).length, names.includes("a"), names.includes("b"), (await failure(() => db.createCollection("a"))).code];`,
      `[[{ v: 2, key: { _id: 1 }, name: "_id_" }, { v: 2, key: { n: 1 }, name: "n_1", unique: true }], 1, true, false, 48]`,
    ],
    "does many writes in one, and goes on after an error when they are not ordered": [
      `const c = await fresh("a");
       const { insertedCount, modifiedCount, deletedCount } = await c.bulkWrite([{ insertOne: { document: { _id: 1 } } }, { updateOne: { filter: { _id: 1 }, update: { $set: { n: 1 } } } }, { deleteOne: { filter: { _id: 1 } } }]);
       const ordered = await failure(() => c.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]));
       const others = await failure(() => c.insertMany([{ _id: 1 }, { _id: 3 }], { ordered: false }));
       return [insertedCount, modifiedCount, deletedCount, ordered.code, others.code, await c.distinct("_id")];`,
      "[1, 1, 1, 11000, 11000, [1, 3]]",
    ],
  });
  expect(await probe(DRIVER, body)).toBe(12);
});

test("an unsupported feature or an impossible command is an error", async () => {
  const unsupported = {
    "a search for text": `c.find({ $text: { $search: "x" } }).toArray()`,
    "an index of text": `c.createIndex({ n: "text" })`,
    "a search by place": `c.find({ at: { $near: { $geometry: { type: "Point", coordinates: [0, 0] } } } }).toArray()`,
    "a pipeline by place": `c.aggregate([{ $geoNear: { near: [0, 0], distanceField: "d" } }]).toArray()`,
    "a transaction": `client.withSession((session) => session.withTransaction(() => c.insertOne({ n: 1 }, { session })))`,
    "a change stream": `(async () => { const stream = c.watch(); try { await stream.next(); } finally { await stream.close(); } })()`,
    "a collation": `c.find({}, { collation: { locale: "de", strength: 1 } }).toArray()`,
    "JavaScript in a query": `c.find({ $where: "true" }).toArray()`,
    "a schema in a collection": `db.createCollection("s", { validator: { $jsonSchema: {} } })`,
    "merging into a collection": `c.aggregate([{ $merge: { into: "x" } }]).toArray()`,
    "an unknown stage": `c.aggregate([{ $vectorSearch: {} }]).toArray()`,
    "an unknown operator": `c.aggregate([{ $project: { n: { $nothing: 1 } } }]).toArray()`,
    "an unknown command": `db.command({ explain: { find: "a" } })`,
    decimals: "c.insertOne({ n: client.decimal })",
  };
  const wrong: Record<string, [work: string, code: number]> = {
    "counting up a text": ["c.updateOne({}, { $inc: { t: 1 } })", 14],
    "pushing onto a number": ["c.updateOne({}, { $push: { n: 1 } })", 2],
    "a field in a text": [`c.updateOne({}, { $set: { "t.u": 1 } })`, 28],
    "the same field twice": ["c.updateOne({}, { $set: { n: 1 }, $inc: { n: 1 } })", 40],
    "another id": ["c.updateOne({}, { $set: { _id: 9 } })", 66],
    "an element that is not there": [`c.updateOne({}, { $set: { "l.$.x": 1 } })`, 2],
    "a filter for elements that is missing": [`c.updateOne({}, { $set: { "l.$[e]": 1 } })`, 2],
  };
  const source = DRIVER.replace("import { MongoClient }", "import { Decimal128, MongoClient }").replace(
    "export const db",
    `client.decimal = Decimal128.fromString("1.5");\n  export const db`,
  );
  const given = "{ db, client, fresh, failure }";
  const body = [
    ...Object.entries(unsupported).map(
      ([name, work]) => `test(${JSON.stringify(name)}, async () => {
        const said = await inside(async (${given}) => {
          const c = await fresh("a", { n: 1 });
          const { message } = (await failure(() => ${work})) ?? {};
          return { message, left: await c.countDocuments({}) };
        });
        expect(said).toEqual({ message: expect.stringMatching(/emulator|not registered|scriptEnabled/), left: 1 });
      });`,
    ),
    ...Object.entries(wrong).map(
      ([name, [work, code]]) => `test(${JSON.stringify(name)}, async () => {
        const said = await inside(async (${given}) => {
          const c = await fresh("a", { _id: 1, n: 1, t: "x", l: [1] });
          const { code } = (await failure(() => ${work})) ?? {};
          return { code, after: await c.findOne() };
        });
        expect(said).toEqual({ code: ${code}, after: { _id: 1, n: 1, t: "x", l: [1] } });
      });`,
    ),
  ].join("\n");
  expect(await probe(source, body)).toBe(21);
});

test("Mongoose works over it without changes", async () => {
  const source = `
    import mongoose from "mongoose";
    await mongoose.connect(process.env.MONGODB_URI);
    const { Schema, model } = mongoose;
    const Author = model("Author", new Schema({ name: { type: String, required: true, minLength: 2 }, email: { type: String, unique: true, lowercase: true }, role: { type: String, enum: ["a", "b"], default: "a" } }));
    const Book = model("Book", new Schema({ title: String, pages: Number, tags: [String], author: { type: Schema.Types.ObjectId, ref: "Author" }, reviews: [{ by: String, stars: Number }], price: new Schema({ cents: Number }) }, { timestamps: true }));
    await Promise.all([Author.init(), Book.init()]);
    export const empty = () => Promise.all([Author.deleteMany(), Book.deleteMany()]);
    export const failure = async (work) => {
      try { await work(); return null; }
      catch ({ name, code, keyValue, errors }) { return { name, code, keyValue, errors: Object.keys(errors ?? {}) }; }
    };
    export { Author, Book, mongoose };`;
  const lines: Record<string, [string, string]> = {
    "validates before it writes": [
      `const said = await failure(() => Author.create({ name: "x", role: "c" }));
       return [said.name, said.errors.sort(), await Author.countDocuments()];`,
      `["ValidationError", ["name", "role"], 0]`,
    ],
    "says which value is taken": [
      `await Author.create({ name: "Ann", email: "A@x" });
       const { code, keyValue } = await failure(() => Author.create({ name: "Bob", email: "a@x" }));
       return { code, keyValue };`,
      `{ code: 11000, keyValue: { email: "a@x" } }`,
    ],
    "fills references in": [
      `const author = await Author.create({ name: "Ann", email: "1" });
       await Book.create([{ title: "p", author }, { title: "q", author: author._id }, { title: "r" }]);
       const books = await Book.find().sort("title").populate("author", "name -_id").lean();
       return books.map(({ title, author: by }) => [title, by ?? null]);`,
      `[["p", { name: "Ann" }], ["q", { name: "Ann" }], ["r", null]]`,
    ],
    "saves what was changed in a document": [
      `const book = await Book.create({ title: "p", tags: ["x"], reviews: [{ by: "a", stars: 1 }], price: { cents: 5 } });
       book.tags.push("y"); book.reviews[0].stars = 5; book.reviews.push({ by: "b", stars: 2 }); book.price.cents = 7; book.set("pages", 9);
       await book.save();
       const found = await Book.findById(book.id);
       return [[...found.tags], found.reviews.map(({ stars }) => stars), found.price.cents, found.pages, found.updatedAt >= found.createdAt];`,
      `[["x", "y"], [5, 2], 7, 9, true]`,
    ],
    "updates, upserts and gives the new document": [
      `const made = await Book.findOneAndUpdate({ title: "new" }, { $inc: { pages: 2 } }, { upsert: true, returnDocument: "after", setDefaultsOnInsert: true });
       const { modifiedCount } = await Book.updateMany({ title: "new" }, { $push: { tags: "z" } });
       return [made.pages, modifiedCount, (await Book.findOne({ tags: "z" })).title];`,
      `[2, 1, "new"]`,
    ],
    "casts what it is asked by, and says when it cannot": [
      `const { id } = await Author.create({ name: "Ann", email: "1" });
       return [(await Author.findById(id)).name, (await failure(() => Author.findById("nonsense"))).name, await Author.exists({ _id: new mongoose.Types.ObjectId() })];`,
      `["Ann", "CastError", null]`,
    ],
    aggregates: [
      `await Book.insertMany([{ title: "p", pages: 10, tags: ["x"] }, { title: "q", pages: 30, tags: ["x", "y"] }]);
       return Book.aggregate([{ $unwind: "$tags" }, { $group: { _id: "$tags", pages: { $sum: "$pages" } } }, { $sort: { _id: 1 } }]);`,
      `[{ _id: "x", pages: 40 }, { _id: "y", pages: 30 }]`,
    ],
    "pages through, and streams": [
      `await Book.insertMany(Array.from({ length: 150 }, (_, pages) => ({ title: "t", pages })));
       const page = await Book.find({ pages: { $gte: 10 } }).sort("-pages").skip(5).limit(3).select("pages -_id").lean();
       let count = 0;
       for await (const book of Book.find().cursor({ batchSize: 40 })) count += book.pages >= 0 ? 1 : 0;
       return [page.map(({ pages }) => pages), count];`,
      "[[144, 143, 142], 150]",
    ],
    "deletes, and finds what is left": [
      `await Author.create([{ name: "Ann", email: "1" }, { name: "Bob", email: "2" }]);
       const { deletedCount } = await Author.deleteOne({ name: "Ann" });
       const gone = await Author.findOneAndDelete({ name: "Nobody" });
       return [deletedCount, gone, await Author.distinct("name")];`,
      `[1, null, ["Bob"]]`,
    ],
    "knows when a document was changed in between": [
      `const { id } = await Book.create({ title: "p", tags: ["x", "y"] });
       const [one, two] = [await Book.findById(id), await Book.findById(id)];
       one.tags.pull("x"); await one.save();
       two.tags.set(1, "z");
       return (await failure(() => two.save())).name;`,
      `"VersionError"`,
    ],
  };
  const body = Object.entries(lines)
    .map(
      ([name, [work, expected]]) => `test(${JSON.stringify(name)}, async () => {
        expect(await inside(async ({ Author, Book, mongoose, empty, failure }) => { await empty(); ${work} })).toEqual(${expected});
      });`,
    )
    .join("\n");
  expect(await probe(source, body)).toBe(10);
});

test("a server with Mongoose is prepared and checked directly in its database", async () => {
  const source = `
    import express from "express";
    import mongoose from "mongoose";
    const Note = mongoose.model("Note", new mongoose.Schema({ title: { type: String, required: true, unique: true }, at: Date }));
    await mongoose.connect(process.env.MONGODB_URI);
    const app = express().use(express.json());
    app.get("/notes", async (_request, response) => response.json(await Note.find().sort("title").select("title -_id")));
    app.post("/notes", async (request, response) => response.status(201).json(await Note.create(request.body)));
    app.use((error, _request, response, _next) => response.status(error.code === 11000 ? 409 : 422).end());
    app.listen(process.env.PORT);`;
  const body = `test("serves", async () => {
    const notes = collection("notes");
    await notes.insert({ title: "b", owner: { $oid: "0123456789abcdef01234567" } });
    const statuses = [];
    for (const json of [{ title: "a", at: "2024-01-01" }, { title: "b" }, {}]) statuses.push((await request("POST", "/notes", { json })).status);
    expect(statuses).toEqual([201, 409, 422]);
    expect((await request("GET", "/notes")).json).toEqual([{ title: "a" }, { title: "b" }]);
    expect(await notes.find({ title: "a" })).toEqual([{ _id: { $oid: expect.any(String) }, title: "a", at: new Date("2024-01-01"), __v: 0 }]);
    expect(await notes.find({ owner: { $oid: "0123456789abcdef01234567" } }, { projection: { _id: 0, title: 1 } })).toEqual([{ title: "b" }]);
    expect(await notes.indexes()).toContainEqual(expect.objectContaining({ key: { title: 1 }, unique: true }));
    await expect(notes.insert({ title: "a" })).rejects.toThrow(/E11000/);
    await dropCollections();
    expect([await notes.find(), (await request("GET", "/notes")).json]).toEqual([[], []]);
  });`;
  const outcome = await run({
    kind: "server",
    services: ["mongodb"],
    files: { "main.js": source },
    spec: spec(body),
  });
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
});
