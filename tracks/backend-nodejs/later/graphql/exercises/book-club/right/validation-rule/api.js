const { buildSchema, graphql, GraphQLError, parse, validate, specifiedRules } = require("graphql");

const schema = buildSchema(`
  type Query { books(genre: String): [Book!]!, book(id: ID!): Book }
  type Book { id: ID!, title: String!, author: Author }
  type Author { id: ID!, name: String!, books: [Book!] }
`);

schema.getType("Query").getFields().books.resolve = (_, { genre = null }, context) =>
  guarded(async () => {
    const all = await context.store.books();
    if (genre === null) return all;
    const chosen = [];
    for (const book of all) if (book.genre === genre) chosen.push(book);
    return chosen;
  });
schema.getType("Query").getFields().book.resolve = (_, { id }, context) =>
  guarded(async () => {
    for (const book of await context.store.books()) if (book.id === id) return book;
    return null;
  });
schema.getType("Book").getFields().author.resolve = (book, _, context) => guarded(() => context.author(book.authorId));
schema.getType("Author").getFields().books.resolve = (author, _, context) => guarded(() => context.books(author.id));

async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    throw new Error("Internal error", { cause: error });
  }
}

function batched(load, choose) {
  let ids = [];
  let timer = null;
  let waiting = [];
  return (id) =>
    new Promise((resolve, reject) => {
      if (ids.indexOf(id) === -1) ids.push(id);
      waiting.push({ id, resolve, reject });
      if (timer !== null) return;
      timer = setImmediate(() => {
        const [asked, callers] = [ids, waiting];
        ids = [];
        waiting = [];
        timer = null;
        load(asked).then(
          (found) => callers.forEach((caller) => caller.resolve(choose(found, caller.id))),
          (error) => callers.forEach((caller) => caller.reject(error)),
        );
      });
    });
}

function limitDepth(context) {
  const depthOf = (selectionSet, seen) => {
    let deepest = 0;
    for (const one of selectionSet?.selections ?? []) {
      let depth = 0;
      if (one.kind === "Field") depth = 1 + depthOf(one.selectionSet, seen);
      else if (one.kind === "InlineFragment") depth = depthOf(one.selectionSet, seen);
      else if (!seen.includes(one.name.value))
        depth = depthOf(context.getFragment(one.name.value)?.selectionSet, [...seen, one.name.value]);
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  };
  return {
    OperationDefinition(node) {
      if (depthOf(node.selectionSet, []) > 5) context.reportError(new GraphQLError("Queries that deep are not allowed."));
    },
  };
}

module.exports.createApi = function createApi(store) {
  return async (source, variables) => {
    try {
      const errors = validate(schema, parse(source), [...specifiedRules, limitDepth]);
      if (errors.length > 0) return { errors };
    } catch (error) {
      return { errors: [error] };
    }
    const context = {
      store,
      author: batched(
        (ids) => store.authorsByIds(ids),
        (authors, id) => authors.find((one) => one.id === id),
      ),
      books: batched(
        (ids) => store.booksByAuthors(ids),
        (books, id) => books.filter((one) => one.authorId === id),
      ),
    };
    return graphql({ schema, source, variableValues: variables, contextValue: context });
  };
};
