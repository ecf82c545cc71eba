import { buildSchema, execute, GraphQLError, parse, validate } from "graphql";

const MOST_LEVELS = 5;

const schema = buildSchema(`
  type Query {
    books(genre: String): [Book!]!
    book(id: ID!): Book
  }
  type Book {
    id: ID!
    title: String!
    author: Author
  }
  type Author {
    id: ID!
    name: String!
    books: [Book!]
  }
`);

export function createApi(store) {
  return async function answer(source, variableValues) {
    let document;
    try {
      document = parse(source);
    } catch (error) {
      return { errors: [error] };
    }
    const faults = validate(schema, document);
    if (faults.length > 0) return { errors: faults };
    if (levelsOf(document) > MOST_LEVELS) return { errors: [new GraphQLError("The query is too deep.")] };

    const rootValue = createRoot(store);
    const { data, errors } = await execute({ schema, document, rootValue, variableValues });
    return errors ? { data, errors: errors.map(toPublicError) } : { data };
  };
}

function levelsOf(document) {
  const fragments = document.definitions.filter(({ kind }) => kind === "FragmentDefinition");
  const levels = (node) => {
    if (node.kind === "FragmentSpread") return levels(fragments.find(({ name }) => name.value === node.name.value));
    const below = Math.max(0, ...(node.selectionSet?.selections ?? []).map(levels));
    return ["Field", "InlineFragment"].includes(node.kind) ? below + 1 : below;
  };
  return Math.max(...document.definitions.map(levels));
}

/** The values of one query. Its loaders are new, so nothing is remembered for the next query. */
function createRoot(store) {
  const authorOf = createLoader(async (ids) => {
    const found = await store.authorsByIds(ids);
    return new Map(found.map((author) => [author.id, author]));
  });
  const booksOf = createLoader(async (ids) => {
    const found = await store.booksByAuthors(ids);
    return new Map(ids.map((id) => [id, found.filter(({ authorId }) => authorId === id)]));
  });
  const toBook = (book) => ({
    ...book,
    async author() {
      const author = await authorOf(book.authorId);
      return author && { ...author, books: async () => (await booksOf(author.id)).map(toBook) };
    },
  });
  return {
    async books({ genre }) {
      const books = await store.books();
      return books.filter((book) => genre === undefined || genre === null || book.genre === genre).map(toBook);
    },
    async book({ id }) {
      const book = (await store.books()).find((one) => one.id === id);
      return book && toBook(book);
    },
  };
}

function createLoader(loadMany) {
  let batch = null;
  return async (id) => {
    if (batch === null) {
      const ids = new Set();
      const found = new Promise((resolve) => setTimeout(resolve, 0)).then(() => {
        batch = null;
        return loadMany([...ids]);
      });
      batch = { ids, found };
    }
    batch.ids.add(id);
    return (await batch.found).get(id);
  };
}

function toPublicError(error) {
  const { nodes, path } = error;
  if (path === undefined) return error; // GraphQL's own: no field has failed
  return new GraphQLError("Internal error", { nodes, path });
}
