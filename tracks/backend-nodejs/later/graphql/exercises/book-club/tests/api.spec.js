import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Asks queries one after the other, `[source, variables]` each, and gives each response with the calls of the
 * store. `changes` are new names of authors before the second query; `fails` are functions of the store that reject.
 */
const ask = (queries, { names = {}, fails = [], name = "Jane" } = {}) =>
  inside(
    async ({ createApi }, queries, names, fails, name) => {
      const books = [
        { id: "1", title: "Emma", genre: "novel", authorId: "a3" },
        { id: "2", title: "Odes", genre: "poems", authorId: "a1" },
        { id: "3", title: "Lost", genre: "novel", authorId: "a9" },
        { id: "4", title: "Dune", genre: "novel", authorId: "a2" },
        { id: "5", title: "Lamia", genre: "poems", authorId: "a1" },
        { id: "6", title: "Persuasion", genre: "novel", authorId: "a3" },
        { id: "0", title: "Blank", genre: "", authorId: "a2" },
      ];
      const authors = [
        { id: "a1", name: "Keats" },
        { id: "a2", name: "Herbert" },
        { id: "a3", name },
      ];
      let calls = [];
      const answered = async (call, ids, value) => {
        calls.push(ids === null ? call : `${call} ${[...ids].sort().join(",")}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (fails.includes(call)) throw new Error("connection to db-7 lost, password hunter2");
        return value();
      };
      const store = {
        books: () => answered("books", null, () => books.map((one) => ({ ...one }))),
        authorsByIds: (ids) =>
          answered("authorsByIds", ids, () =>
            authors.filter(({ id }) => ids.includes(id)).map((one) => ({ ...one })),
          ),
        booksByAuthors: (ids) =>
          answered("booksByAuthors", ids, () =>
            books.filter(({ authorId }) => ids.includes(authorId)).map((one) => ({ ...one })),
          ),
      };
      const answer = createApi(store);
      const results = [];
      for (const [source, variables] of queries) {
        calls = [];
        try {
          const { data, errors } = JSON.parse(JSON.stringify(await answer(source, variables)));
          await new Promise((resolve) => setTimeout(resolve, 20)); // for calls that come after the response
          results.push({ source, data, errors, calls: [...calls] });
        } catch (error) {
          results.push({ source, rejected: String(error), calls: [...calls] });
        }
        for (const author of authors) author.name = names[author.id] ?? author.name;
      }
      return results;
    },
    queries,
    names,
    fails,
    name,
  );

/** The data of each query, which must have no errors. */
async function expectData(cases) {
  const results = await ask(cases.map(([source, , variables]) => [source, variables]));
  for (const [index, [source, data, variables]] of cases.entries()) {
    const found = results[index];
    expect({ source, variables, data: found.data, errors: found.errors, rejected: found.rejected }).toEqual({
      source,
      variables,
      data,
      errors: undefined,
      rejected: undefined,
    });
  }
}
const titles = (...list) => list.map((title) => ({ title }));

describe("fields", () => {
  test("lists all books", { checks: ["books"] }, () =>
    expectData([
      [
        "{ books { title } }",
        { books: titles("Emma", "Odes", "Lost", "Dune", "Lamia", "Persuasion", "Blank") },
      ],
      ["{ books { id } }", { books: ["1", "2", "3", "4", "5", "6", "0"].map((id) => ({ id })) }],
    ]),
  );

  test("lists the books of a genre", { checks: ["genre"] }, () =>
    expectData([
      ['{ books(genre: "poems") { title } }', { books: titles("Odes", "Lamia") }],
      ['{ books(genre: "maps") { title } }', { books: [] }],
      ['{ books(genre: "") { title } }', { books: titles("Blank") }],
      ["{ books(genre: null) { id } }", { books: ["1", "2", "3", "4", "5", "6", "0"].map((id) => ({ id })) }],
    ]),
  );

  test("finds one book, or null", { checks: ["book"] }, () =>
    expectData([
      ['{ book(id: "4") { id title } }', { book: { id: "4", title: "Dune" } }],
      ['{ book(id: "0") { title } }', { book: { title: "Blank" } }],
      ['{ book(id: "77") { title } }', { book: null }],
    ]),
  );

  test("gives each book its author", { checks: ["author"] }, async () => {
    const name = `Jane ${randomInt(1, 999)}`;
    const source = "{ books { title author { id name } } }";
    const [{ data, errors }] = await ask([[source]], { name });
    const jane = { id: "a3", name };
    const keats = { id: "a1", name: "Keats" };
    const herbert = { id: "a2", name: "Herbert" };
    expect({ source, data, errors }).toEqual({
      source,
      data: {
        books: [
          { title: "Emma", author: jane },
          { title: "Odes", author: keats },
          { title: "Lost", author: null },
          { title: "Dune", author: herbert },
          { title: "Lamia", author: keats },
          { title: "Persuasion", author: jane },
          { title: "Blank", author: herbert },
        ],
      },
      errors: undefined,
    });
  });

  test("gives each author the books", { checks: ["author-books"] }, () =>
    expectData([
      [
        '{ books(genre: "poems") { author { name books { title } } } }',
        {
          books: [
            { author: { name: "Keats", books: titles("Odes", "Lamia") } },
            { author: { name: "Keats", books: titles("Odes", "Lamia") } },
          ],
        },
      ],
      [
        '{ books(genre: "novel") { author { books { id } } } }',
        {
          books: [
            { author: { books: [{ id: "1" }, { id: "6" }] } },
            { author: null },
            { author: { books: [{ id: "4" }, { id: "0" }] } },
            { author: { books: [{ id: "1" }, { id: "6" }] } },
          ],
        },
      ],
      [
        '{ book(id: "4") { author { books { title } } } }',
        { book: { author: { books: titles("Dune", "Blank") } } },
      ],
    ]),
  );

  test("takes variables", { checks: ["variables"] }, () =>
    expectData([
      ["query ($id: ID!) { book(id: $id) { title } }", { book: { title: "Dune" } }, { id: "4" }],
      [
        "query ($genre: String) { books(genre: $genre) { title } }",
        { books: titles("Odes", "Lamia") },
        { genre: "poems" },
      ],
    ]),
  );
});

describe("calls", () => {
  test("makes no call for a field that is not asked for", { checks: ["not-asked"] }, async () => {
    const results = [];
    for (const source of [
      "{ books { title } }",
      '{ book(id: "4") { id author { name } } }',
      "{ __typename }",
    ])
      results.push(...(await ask([[source]])));
    expect(results.map(({ source, calls }) => ({ source, calls }))).toEqual([
      { source: results[0].source, calls: ["books"] },
      { source: results[1].source, calls: ["books", "authorsByIds a2"] },
      { source: results[2].source, calls: [] },
    ]);
  });

  test("loads all authors by one call", { checks: ["authors-batched"] }, async () => {
    const [many] = await ask([["{ books { author { name } } }"]]);
    const [few] = await ask([['{ books(genre: "poems") { id author { id } } }']]);
    expect([many, few].map(({ source, calls }) => ({ source, calls }))).toEqual([
      { source: many.source, calls: ["books", "authorsByIds a1,a2,a3,a9"] },
      { source: few.source, calls: ["books", "authorsByIds a1"] },
    ]);
  });

  test("loads the books of all authors by one call", { checks: ["books-batched"] }, async () => {
    const [{ source, calls }] = await ask([["{ books { author { books { title } } } }"]]);
    expect({ source, calls }).toEqual({
      source,
      calls: ["books", "authorsByIds a1,a2,a3,a9", "booksByAuthors a1,a2,a3"],
    });
  });

  test("sees a change of the store in the next query", { checks: ["fresh"] }, async () => {
    const source = '{ book(id: "4") { author { name } } }';
    const results = await ask([[source], [source]], { names: { a2: "Frank" } });
    expect(results.map(({ data }) => data)).toEqual([
      { book: { author: { name: "Herbert" } } },
      { book: { author: { name: "Frank" } } },
    ]);
  });
});

describe("limits and errors", () => {
  const DEEP = [
    "{ books { author { books { author { books { title } } } } } }",
    "{ books { author { books { author { books { author { name } } } } } } }",
    "query A { books { author { books { author { books { id } } } } } }",
    "{ books { ...B } } fragment B on Book { author { books { ...C } } } fragment C on Book { author { books { id } } }",
    "{ books { ... on Book { author { ... on Author { books { author { books { id } } } } } } } }",
    "fragment C on Book { author { books { id } } } { books { title author { name books { ...C } } } }",
  ];

  test("answers a query of five levels", { checks: ["depth"] }, async () => {
    const results = await ask([
      ['{ book(id: "4") { author { books { author { name } } } } }'],
      [
        '{ book(id: "4") { ...B } } fragment B on Book { author { ...A } } fragment A on Author { books { author { name } } }',
      ],
      ['{ book(id: "4") { ... on Book { author { books { ... on Book { author { name } } } } } } }'],
    ]);
    const herbert = { author: { name: "Herbert" } };
    for (const { source, data, errors } of results)
      expect({ source, data, errors }).toEqual({
        source,
        data: { book: { author: { books: [herbert, herbert] } } },
        errors: undefined,
      });
  });

  test("refuses a deeper query without a call", { checks: ["depth"] }, async () => {
    for (const { source, data, errors, calls } of await ask(DEEP.map((source) => [source])))
      expect({ source, data: data ?? null, hasErrors: errors?.length > 0, calls }).toEqual({
        source,
        data: null,
        hasErrors: true,
        calls: [],
      });
  });

  test("hides the words of the store's errors", { checks: ["hidden"] }, async () => {
    const queries = [['{ book(id: "4") { title author { name } } }'], ["{ books { title } }"]];
    const [author] = await ask(queries.slice(0, 1), { fails: ["authorsByIds"] });
    const [books] = await ask(queries.slice(1), { fails: ["books"] });
    const [nested] = await ask([['{ book(id: "4") { title author { name books { id } } } }']], {
      fails: ["booksByAuthors"],
    });
    const messages = ({ errors }) => errors?.map(({ message }) => message);
    expect({ source: author.source, data: author.data, messages: messages(author) }).toEqual({
      source: author.source,
      data: { book: { title: "Dune", author: null } },
      messages: ["Internal error"],
    });
    // Whether `books` may be null is up to the schema.
    expect({ source: books.source, books: books.data?.books ?? null, messages: messages(books) }).toEqual({
      source: books.source,
      books: null,
      messages: ["Internal error"],
    });
    expect({ source: nested.source, data: nested.data, messages: messages(nested) }).toEqual({
      source: nested.source,
      data: { book: { title: "Dune", author: { name: "Herbert", books: null } } },
      messages: ["Internal error"],
    });
    const sent = JSON.stringify([author, books, nested]);
    expect({ "words of the store": ["db-7", "hunter2"].filter((word) => sent.includes(word)) }).toEqual({
      "words of the store": [],
    });
  });

  test("gives GraphQL's own errors for a query that it refuses", { checks: ["refused"] }, async () => {
    const cases = [
      ["{ books { price } }", /price/],
      ["{ books { title }", /Syntax/],
      ["", /Syntax/],
      ["{ book { title } }", /id/],
      // A query that is too deep as well may be told so.
      ["{ books { ...B } } fragment B on Book { title author { books { ...B } } }", /./],
      ["query { ...Q } fragment Q on Query { ...Q }", /itself/],
      ["query ($id: ID!) { book(id: $id) { title } }", /\$id/],
      ["{ books { ...Missing } }", /Missing/],
    ];
    const results = await ask(cases.map(([source]) => [source]));
    for (const [index, [source, about]] of cases.entries()) {
      const { data, errors, rejected, calls } = results[index];
      const message = errors?.map((one) => one.message).join(" ") ?? "";
      const told = about.test(message) ? "GraphQL's message" : message;
      expect({ source, rejected, data: data ?? null, told, calls }).toEqual({
        source,
        rejected: undefined,
        data: null,
        told: "GraphQL's message",
        calls: [],
      });
    }
  });
});
