import { buildSchema, execute, GraphQLError, Kind, parse, validate } from "graphql";

const MOST_DEPTH = 5;

const schema = buildSchema(`
  type Query {
    books(genre: String): [Book]
    book(id: ID!): Book
  }
  type Book {
    id: ID
    title: String
    author: Author
  }
  type Author {
    id: ID
    name: String
    books: [Book!]!
  }
`);

function depthOf(selectionSet, fragments) {
  if (!selectionSet) return 0;
  const depths = selectionSet.selections.map((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return 1 + depthOf(selection.selectionSet, fragments);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet, fragments);
      default:
        return depthOf(fragments.get(selection.name.value).selectionSet, fragments);
    }
  });
  return Math.max(...depths);
}

const hidden = () => new GraphQLError("Internal error");

/** Collects ids until nothing else can run, then loads them in one call. */
function createLoader(load) {
  const promises = new Map();
  let waiting = [];
  async function send() {
    const batch = waiting;
    waiting = [];
    try {
      const results = await load(batch.map(({ id }) => id));
      for (const { id, resolve } of batch) resolve(results.get(id));
    } catch {
      for (const { reject } of batch) reject(hidden());
    }
  }
  return (id) => {
    if (!promises.has(id)) {
      promises.set(
        id,
        new Promise((resolve, reject) => {
          if (waiting.length === 0) setImmediate(send);
          waiting.push({ id, resolve, reject });
        }),
      );
    }
    return promises.get(id);
  };
}

function createRoot(store) {
  let all;
  const books = () => {
    all ??= store.books().catch(() => {
      throw hidden();
    });
    return all;
  };
  const authors = createLoader(async (ids) => new Map((await store.authorsByIds(ids)).map((one) => [one.id, one])));
  const booksOf = createLoader(async (ids) => {
    const found = await store.booksByAuthors(ids);
    return new Map(ids.map((id) => [id, found.filter((book) => book.authorId === id)]));
  });

  const toBook = ({ id, title, authorId }) => ({
    id,
    title,
    author: async () => {
      const author = await authors(authorId);
      return author ? toAuthor(author) : null;
    },
  });
  const toAuthor = ({ id, name }) => ({ id, name, books: async () => (await booksOf(id)).map(toBook) });

  return {
    books: async ({ genre }) => (await books()).filter((book) => genre == null || book.genre === genre).map(toBook),
    book: async ({ id }) => {
      const book = (await books()).find((one) => one.id === id);
      return book ? toBook(book) : null;
    },
  };
}

export function createApi(store) {
  return async function answer(source, variableValues) {
    let document;
    try {
      document = parse(source);
    } catch (error) {
      return { errors: [error] };
    }
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    const fragments = new Map(
      document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
    );
    const isDeep = document.definitions.some(
      (one) => one.kind === Kind.OPERATION_DEFINITION && depthOf(one.selectionSet, fragments) > MOST_DEPTH,
    );
    if (isDeep) return { errors: [new GraphQLError(`A query may nest ${MOST_DEPTH} fields.`)] };
    return execute({ schema, document, rootValue: createRoot(store), variableValues });
  };
}
