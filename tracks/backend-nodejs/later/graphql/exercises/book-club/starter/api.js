import { buildSchema, graphql } from "graphql";

const schema = buildSchema(`
  type Query {
    hello: String
  }
`);

export function createApi(store) {
  return async function answer(source, variableValues) {
    return graphql({ schema, source, variableValues });
  };
}
