import { expect, test, yamlFile } from "@aulo/runner/spec";

const ENDPOINTS = ["DELETE /bikes/{id}", "GET /bikes", "GET /bikes/{id}", "POST /bikes"];
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const PROBLEM_TYPE = "application/problem+json";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const objectOf = (value) => (isObject(value) ? value : {});
const listOf = (value) => (Array.isArray(value) ? value : []);

/** Follows $ref in the document; something that is missing is an empty object. */
function follow(document, value) {
  let found = value;
  for (let steps = 0; steps < 10 && isObject(found) && typeof found.$ref === "string"; steps += 1)
    found = found.$ref
      .slice(2)
      .split("/")
      .reduce((part, name) => objectOf(part)[name.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  return objectOf(found);
}

/** The endpoints of the document by method and path, with the parameters of their path. */
async function endpoints() {
  const document = objectOf(await yamlFile());
  const found = {};
  for (const [path, item] of Object.entries(objectOf(document.paths)))
    for (const method of METHODS.filter((name) => name in objectOf(item))) {
      const own = objectOf(item[method]);
      found[`${method.toUpperCase()} ${path}`] = {
        security: own.security ?? document.security ?? [],
        parameters: [...listOf(item.parameters), ...listOf(own.parameters)].map((one) =>
          follow(document, one),
        ),
        requestBody: follow(document, own.requestBody),
        responses: Object.fromEntries(
          Object.entries(objectOf(own.responses)).map(([status, one]) => [status, follow(document, one)]),
        ),
        schemaOf: (holder) => shape(document, holder?.schema),
      };
    }
  return { document, found };
}

/** A schema with all that the parts of its `allOf` say. */
function together(document, schema) {
  const { allOf, ...own } = follow(document, schema);
  const parts = [...listOf(allOf).map((one) => together(document, one)), own];
  const whole = Object.assign({}, ...parts);
  for (const name of ["type", "required"])
    if (name in whole) whole[name] = [...new Set(parts.flatMap((part) => part[name] ?? []))];
  if ("properties" in whole)
    whole.properties = Object.assign({}, ...parts.map(({ properties }) => objectOf(properties)));
  return whole;
}

/** A schema without references: its types, its properties and what else the tests compare. */
function shape(document, schema) {
  const followed = together(document, schema);
  const parts = [
    followed,
    ...[...listOf(followed.anyOf), ...listOf(followed.oneOf)].map((one) => follow(document, one)),
  ];
  const types = parts.flatMap(({ type }) => type ?? []).toSorted();
  const result = { types };
  for (const name of ["minimum", "minLength", "maxLength"])
    if (name in followed) result[name] = followed[name];
  if (followed.exclusiveMinimum === 0 && types.includes("integer")) result.minimum = 1;
  if ("properties" in followed)
    result.properties = Object.fromEntries(
      Object.entries(objectOf(followed.properties)).map(([name, one]) => [name, shape(document, one)]),
    );
  if ("required" in followed) result.required = listOf(followed.required).toSorted();
  if ("items" in followed) result.items = shape(document, followed.items);
  return result;
}

const endpoint = async (name) => {
  const { found } = await endpoints();
  return (
    found[name] ?? { security: [], parameters: [], requestBody: {}, responses: {}, schemaOf: () => ({}) }
  );
};

/** The shape of the JSON body of a response; undefined without content of that type. */
const bodyOf = ({ responses, schemaOf }, status, type = "application/json") => {
  const content = objectOf(objectOf(responses[status]).content);
  return type in content ? schemaOf(content[type]) : undefined;
};

const typesOf = (body) =>
  Object.fromEntries(Object.entries(body?.properties ?? {}).map(([name, { types }]) => [name, types]));

const BIKE_TYPES = { id: ["integer"], name: ["string"], gears: ["integer", "null"], free: ["boolean"] };
const BIKE_NAMES = Object.keys(BIKE_TYPES).toSorted();

test("has the version of OpenAPI", { checks: ["version"] }, async () => {
  const { document } = await endpoints();
  expect({ openapi: document.openapi }).toEqual({ openapi: "3.1.0" });
});

test("has a title and a version of its own", { checks: ["info"] }, async () => {
  const { title, version } = objectOf((await endpoints()).document.info);
  expect({ title: typeof title, version: typeof version }).toEqual({ title: "string", version: "string" });
});

test("describes the four endpoints", { checks: ["paths"] }, async () => {
  expect(Object.keys((await endpoints()).found).toSorted()).toEqual(ENDPOINTS);
});

test("has an optional query for the list", { checks: ["query"] }, async () => {
  const { parameters, schemaOf } = await endpoint("GET /bikes");
  const found = parameters.map((one) => ({
    name: one.name,
    in: one.in,
    required: one.required ?? false,
    types: schemaOf(one).types,
  }));
  expect(found).toEqual([{ name: "free", in: "query", required: false, types: ["boolean"] }]);
});

test("answers the list with an array of bikes", { checks: ["list"] }, async () => {
  const body = bodyOf(await endpoint("GET /bikes"), "200");
  expect({ types: body?.types, items: Object.keys(body?.items?.properties ?? {}).toSorted() }).toEqual({
    types: ["array"],
    items: BIKE_NAMES,
  });
});

test("describes the id in the path", { checks: ["id"] }, async () => {
  for (const name of ["GET /bikes/{id}", "DELETE /bikes/{id}"]) {
    const { parameters, schemaOf } = await endpoint(name);
    const found = parameters.map((one) => {
      const { types, minimum } = schemaOf(one);
      return { name: one.name, in: one.in, required: one.required, types, minimum };
    });
    expect({ [name]: found }).toEqual({
      [name]: [{ name: "id", in: "path", required: true, types: ["integer"], minimum: 1 }],
    });
  }
});

test("asks for a JSON body in POST", { checks: ["body"] }, async () => {
  const { requestBody } = await endpoint("POST /bikes");
  expect({ required: requestBody.required, types: Object.keys(objectOf(requestBody.content)) }).toEqual({
    required: true,
    types: ["application/json"],
  });
});

test("describes the body of POST", { checks: ["new-bike"] }, async () => {
  const { requestBody, schemaOf } = await endpoint("POST /bikes");
  const body = schemaOf(objectOf(objectOf(requestBody.content)["application/json"]));
  expect(body).toEqual({
    types: ["object"],
    required: ["name"],
    properties: { name: { types: ["string"], minLength: 1, maxLength: 40 }, gears: { types: ["integer"] } },
  });
});

const WITH_A_BIKE = [
  ["POST /bikes", "201", "created"],
  ["GET /bikes/{id}", "200", "one"],
];
test.each(WITH_A_BIKE)(
  "answers %s by %s with a bike",
  { checks: ["created", "one"] },
  async (name, status) => {
    const body = bodyOf(await endpoint(name), status);
    expect({ [`${name} ${status}`]: Object.keys(body?.properties ?? {}).toSorted() }).toEqual({
      [`${name} ${status}`]: BIKE_NAMES,
    });
  },
);

test("describes a bike", { checks: ["bike"] }, async () => {
  const bodies = {
    "GET /bikes 200": bodyOf(await endpoint("GET /bikes"), "200")?.items,
    "POST /bikes 201": bodyOf(await endpoint("POST /bikes"), "201"),
    "GET /bikes/{id} 200": bodyOf(await endpoint("GET /bikes/{id}"), "200"),
  };
  for (const [name, body] of Object.entries(bodies))
    expect({ name, types: typesOf(body), object: body?.types, required: body?.required }).toEqual({
      name,
      types: BIKE_TYPES,
      object: ["object"],
      required: BIKE_NAMES,
    });
});

test("has the header Location in the 201", { checks: ["location"] }, async () => {
  const { responses, schemaOf } = await endpoint("POST /bikes");
  const { document } = await endpoints();
  const headers = Object.entries(objectOf(objectOf(responses["201"]).headers));
  const found = headers.map(([name, one]) => [name.toLowerCase(), schemaOf(follow(document, one)).types]);
  expect({ headers: found }).toEqual({ headers: [["location", ["string"]]] });
});

const STATUSES = [
  ["POST /bikes", ["201", "400", "401"]],
  ["GET /bikes/{id}", ["200", "404"]],
  ["DELETE /bikes/{id}", ["204", "401", "404", "409"]],
];
test.each(STATUSES)(
  "lists the statuses of %s",
  {
    checks: ["post-errors", "get-errors", "delete-errors"],
  },
  async (name, statuses) => {
    expect({ [name]: Object.keys((await endpoint(name)).responses).toSorted() }).toEqual({
      [name]: statuses,
    });
  },
);

test("has no body in the 204", { checks: ["no-content"] }, async () => {
  const { responses } = await endpoint("DELETE /bikes/{id}");
  const gone = responses["204"];
  expect({ exists: gone !== undefined, content: Object.keys(objectOf(gone?.content)) }).toEqual({
    exists: true,
    content: [],
  });
});

test("describes every problem", { checks: ["problem"] }, async () => {
  const expected = {
    object: ["object"],
    types: { status: ["integer"], detail: ["string"] },
    required: ["detail", "status"],
  };
  for (const [name, all] of STATUSES)
    for (const status of all.filter((one) => one >= "400")) {
      const one = await endpoint(name);
      const body = bodyOf(one, status, PROBLEM_TYPE);
      const found = { object: body?.types, types: typesOf(body), required: body?.required };
      const media = Object.keys(objectOf(objectOf(one.responses[status]).content));
      expect({ [`${name} ${status}`]: { ...found, media } }).toEqual({
        [`${name} ${status}`]: { ...expected, media: [PROBLEM_TYPE] },
      });
    }
});

/** What each way to log in of an endpoint is; an empty one means that nobody has to. */
async function loginsOf(name) {
  const { document } = await endpoints();
  const { security } = await endpoint(name);
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  return listOf(security).map((one) =>
    Object.keys(objectOf(one)).map((scheme) => {
      const { type, scheme: kind } = follow(document, schemes[scheme]);
      return `${type} ${String(kind).toLowerCase()}`;
    }),
  );
}

test("asks for a bearer token where something changes", { checks: ["token"] }, async () => {
  for (const name of ["POST /bikes", "DELETE /bikes/{id}"])
    expect({ [name]: await loginsOf(name) }).toEqual({ [name]: [["http bearer"]] });
});

test("asks for no token where something is read", { checks: ["open"] }, async () => {
  for (const name of ["GET /bikes", "GET /bikes/{id}"]) {
    const needed = (await loginsOf(name)).filter((one) => one.length > 0);
    expect({ [name]: needed }).toEqual({ [name]: [] });
  }
});

test("describes every response", { checks: ["described"] }, async () => {
  const { found } = await endpoints();
  for (const [name, { responses }] of Object.entries(found))
    for (const [status, { description }] of Object.entries(responses))
      expect({ [`${name} ${status}`]: typeof description === "string" && description.trim() !== "" }).toEqual(
        {
          [`${name} ${status}`]: true,
        },
      );
});
