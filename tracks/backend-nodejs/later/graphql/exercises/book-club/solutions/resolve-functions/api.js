import {
  GraphQLError,
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  graphql,
  parse,
} from "graphql";

const required = (type) => new GraphQLNonNull(type);
const listOf = (type) => new GraphQLList(required(type));

/** What the store throws stays inside: the client only learns that something failed. */
const hidingErrors = (resolve) => async (source, args, context) => {
  try {
    return await resolve(source, args, context);
  } catch {
    throw new GraphQLError("Internal error");
  }
};
const field = (type, resolve, args) => ({ type, args, resolve: resolve && hidingErrors(resolve) });

const Book = new GraphQLObjectType({
  name: "Book",
  fields: () => ({
    id: field(required(GraphQLID)),
    title: field(required(GraphQLString)),
    author: field(Author, (book, args, { authors }) => authors.load(book.authorId)),
  }),
});
const Author = new GraphQLObjectType({
  name: "Author",
  fields: {
    id: field(required(GraphQLID)),
    name: field(required(GraphQLString)),
    books: field(listOf(Book), (author, args, { booksOfAuthors }) => booksOfAuthors.load(author.id)),
  },
});
const Query = new GraphQLObjectType({
  name: "Query",
  fields: {
    books: field(
      listOf(Book),
      async (root, { genre }, { store }) => {
        const books = await store.books();
        return genre == null ? books : books.filter((book) => book.genre === genre);
      },
      { genre: { type: GraphQLString } },
    ),
    book: field(
      Book,
      async (root, { id }, { store }) => (await store.books()).find((book) => book.id === id),
      { id: { type: required(GraphQLID) } },
    ),
  },
});
const schema = new GraphQLSchema({ query: Query });

class Loader {
  #ids = [];
  #batch;
  constructor(loadMany, pick) {
    this.loadMany = loadMany;
    this.pick = pick;
  }
  async load(id) {
    if (!this.#ids.includes(id)) this.#ids.push(id);
    this.#batch ??= this.#next();
    return this.pick(await this.#batch, id);
  }
  async #next() {
    await new Promise((resolve) => setTimeout(resolve));
    const ids = this.#ids;
    this.#ids = [];
    this.#batch = undefined;
    return this.loadMany(ids);
  }
}

export const createApi = (store) => async (source, variableValues) => {
  const contextValue = {
    store,
    authors: new Loader(
      (ids) => store.authorsByIds(ids),
      (authors, id) => authors.find((author) => author.id === id),
    ),
    booksOfAuthors: new Loader(
      (ids) => store.booksByAuthors(ids),
      (books, id) => books.filter((book) => book.authorId === id),
    ),
  };
  if (isTooDeep(source)) return { errors: [new GraphQLError("This query is too deep.")] };
  return graphql({ schema, source, variableValues, contextValue });
};

/** Goes down level by level, and stops below the sixth: so a fragment inside itself does no harm. */
function isTooDeep(source) {
  let document;
  try {
    document = parse(source);
  } catch {
    return false; // `graphql` finds the same fault
  }
  const spread = (selections, seen) =>
    selections.flatMap((one) => {
      if (one.kind === "Field") return [one];
      if (one.kind === "InlineFragment") return spread(one.selectionSet.selections, seen);
      const fragment = document.definitions.find((other) => other.name?.value === one.name.value);
      if (!fragment || seen.includes(fragment)) return [];
      return spread(fragment.selectionSet.selections, [...seen, fragment]);
    });
  let level = document.definitions
    .filter(({ kind }) => kind === "OperationDefinition")
    .flatMap(({ selectionSet }) => spread(selectionSet.selections, []));
  for (let depth = 1; depth <= 5; depth += 1)
    level = level.flatMap(({ selectionSet }) => spread(selectionSet?.selections ?? [], []));
  return level.length > 0;
}
